# Slack：卡片、視窗與主頁。

slack-text-cut = 全文 { $total } 字，這裡是前 { $shown } 字。
slack-added = ［增：{ $text }］
slack-removed = ［刪：{ $text }］
slack-whole-follows = 內容太長，Slack 放不下；全部內容另附檔案。
slack-too-long-here = 內文太長，不能在這裡修改。請把改好的內文或 Word 檔案直接傳給我。
slack-route-cut = 還有後續環節，按「看進度」可逐步查看。
slack-entries-cut = 另有 { $count } 項沒有列出。
slack-choices-cut = 另有 { $count } 個選項放不下，請直接寫名稱。
slack-file-picture = 圖片：{ $name } · { $size }
slack-file-document = 文件：{ $name } · { $size }
slack-file-video = 影片：{ $name } · { $size }
slack-file-audio = 音訊：{ $name } · { $size }
slack-file-other = 附件：{ $name } · { $size }
slack-file-original = 原稿：{ $name } · { $size }（以上面的內文為準）
slack-file-evidence = 憑證：{ $name } · { $size }（只存檔，不發佈）

slack-button-about = { $label }：{ $about }
slack-choose = 請選擇
slack-confirm-discard = 這裡寫下的內容將不再保留。
slack-confirm-withdraw = 所有人的卡片都會關閉；日後可以重新處理。
slack-confirm-apply-roster = 人員與職責隨即更改；有人不再擔任的，待辦轉交接手的人。
slack-confirm-ask-ruling = 協商到此結束，稿件報請裁定。
slack-confirm-not = 暫時不要

slack-form-field = • { $field }
slack-fill-in = 前往填寫
slack-your-answer = 您的回答
slack-several = 勾選符合的
slack-way-chosen = 或選擇
slack-way-at = 或選日期和時間
slack-way-words = 或自行填寫
slack-way-files = 附件
slack-send = 傳送

slack-modal-form = 請填寫
slack-modal-answer = 請回答
slack-modal-read = 簽發
slack-modal-wait = 簽發
slack-modal-cancel = 不了
slack-modal-close = 關閉
slack-one-moment = 請稍候……

slack-stranger = 還不認識您
slack-stranger-note = 請向管理員索取代碼，在「訊息」傳給我；之後您的稿件就在這裡。
