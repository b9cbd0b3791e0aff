# 提問：每次只問一項。

ask-title = 標題是什麼？
ask-title-anew = 新的標題是什麼？現時是《{ $title }》。
ask-text = 請把內文傳給我。
ask-text-anew = 請傳來改好的內文，整篇取代現時的內文。
ask-source = 資料從何而來？
ask-source-detail = { $source }：具體是哪一家？請在下面寫上名稱並傳送。
ask-category = 屬於哪個欄目？
ask-link = 這個欄目須附上{ $site }的連結（{ $clause }）。請把 { $host } 上的連結貼到下面，例如 { $example }
ask-channels = 在哪些渠道發佈？
ask-planned = 打算何時發佈？
ask-urgency = 緊急程度？
ask-audience = 供誰閱讀？
ask-origin = 原創還是轉載？
ask-concerned = 還涉及哪些單位？
ask-quoted = 引述了哪些人士或機構？以逗號分隔；沒有請回覆「無」。
ask-note = 有什麼要向審核人說明？
ask-files = 圖片及附件如何修改？
ask-change = 要修改哪一項？
ask-return-to = 《{ $title }》退給誰？
ask-reason-return = 《{ $title }》為何退回？
ask-reason-reject = 《{ $title }》為何不予發佈？
ask-remark = 同意《{ $title }》，附上什麼話？
ask-address-url = 這篇稿件在{ $channel }上的連結？請貼到下面。
ask-address-words = 這篇稿件在{ $channel }的哪個位置？請在下面寫好傳送。
ask-problem = 《{ $title }》有問題，如何處理？
ask-problem-reason = 《{ $title }》有什麼問題？
ask-which = 這是剛才那個問題的回答嗎？
ask-language = 以後用哪種語言？ / Which language?

hint-source = 發佈須註明來源（{ $clause }）。請點選，或直接寫明。
hint-write = 請在下面寫好傳送。
hint-planned = 也可以寫：「週四 10:00」「{ $at }」。
hint-own-words = 點選，或直接書寫。
hint-text = 文字、Word 檔案、圖片都可以直接傳來。
hint-text-anew = 上面是現時的內文，可以複製後修改。標題和圖片不變；若傳來 Word 檔案，則標題、內文、原稿一併更換。
hint-channels = 可選多項。
hint-done = 選好後按「選好了」。
hint-files = 傳來的圖片及附件會加上；按一下可刪去一個。

choice-author = 退給作者（{ $person }）
choice-step = 退到{ $step }（{ $person }）
choice-asap = 簽發後即發佈
choice-category = 換一個欄目
choice-at = { $at }
choice-back = 退回作者修改
choice-hold = 先暫緩
choice-answer = 是，這是回答
choice-add = 加到這篇稿件
choice-new-draft = 另開一篇新稿
choice-take-out = 刪去 { $name }

said-choices = { $choices }
said-words = { $words }
said-files = 已收到檔案
