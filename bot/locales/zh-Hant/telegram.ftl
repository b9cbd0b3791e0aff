# Telegram：卡片與按鈕。

telegram-text-cut = 全文 { $total } 字，這裡是前 { $shown } 字。
telegram-goes-on = 下一則訊息接續顯示。
telegram-page = 第 { $page } 頁，共 { $pages } 頁
telegram-files-above = 附件（{ $count } 個）在上面這裡，沒有變。
telegram-whole-follows = 內容太長，一則訊息放不下；全部內容另附檔案。
telegram-added = ［增：{ $text }］
telegram-removed = ［刪：{ $text }］
telegram-entries-cut = 另有 { $count } 項沒有列出。
telegram-route-cut = 還有後續環節，按「看進度」可逐步查看。
telegram-choices-cut = 另有 { $count } 個選項放不下，請直接寫名稱。
telegram-file-picture = 圖片：{ $name } · { $size }
telegram-file-document = 文件：{ $name } · { $size }
telegram-file-video = 影片：{ $name } · { $size }
telegram-file-audio = 音訊：{ $name } · { $size }
telegram-file-other = 附件：{ $name } · { $size }
telegram-file-original = 原稿：{ $name } · { $size }（以上面的內文為準）
telegram-file-evidence = 憑證：{ $name } · { $size }（只存檔，不發佈）

telegram-field-given = ✔ { $field } —— { $given }
telegram-field-asked = ○ { $field }（待填寫）
telegram-field-optional = ○ { $field }（可不填）
telegram-field-mistake = ！ { $field } —— { $mistake }

telegram-write = ✎ 自行書寫
telegram-write-here = 請在這裡寫下您的回答。
telegram-write-holder = 您的回答
telegram-really = 確定{ $label }
telegram-not-now = 暫時不要
telegram-sure-discard = 這裡寫下的內容將不再保留。確實如此，請按「確定……」。
telegram-sure-withdraw = 所有人的卡片都會關閉；日後可以重新處理。確實如此，請按「確定……」。
telegram-sure-apply-roster = 人員與職責隨即更改；有人不再擔任的，待辦轉交接手的人。確實如此，請按「確定……」。
telegram-sure-ask-ruling = 協商到此結束，稿件報請裁定。確實如此，請按「確定……」。
