# Telegram：給各人的提示，以及需要管理員處理的事。

menu-template = 用範本起稿
menu-undelivered = 未送達的訊息

telegram-stranger = 還不認識您。請向管理員要一組代碼，在這裡傳給我；之後您的稿件就在這裡。
telegram-edited = 我以您最先傳來的為準，之後的修改不會再讀。請把修改後的內容作為新訊息傳來。
telegram-unreadable = 這個我看不懂。可以傳文字、圖片、Word 檔案、錄音或影片；要看能做什麼，請傳 /help。
telegram-in-private = 請到我們的私人聊天裡寫給我：https://t.me/{ $name }。這裡只顯示稿件進度。
telegram-file-too-large = 「{ $name }」超過 { $most } MB，Telegram 不向機器人提供更大的檔案。請傳小一些的：Word 檔案去掉圖片，圖片另外傳；較長的影片分段傳，或傳連結。
news-may-be-missing = 從{ $since } 到{ $until }，我沒能接收 { $platform } 的訊息，而它只保留一天。您在這段時間傳的內容可能沒有收到：請看看「我的稿件」，缺少的請重傳。

telegram-conflict = 還有別的程式在取這個機器人的 Telegram 訊息：可能是另一份正在執行的機器人，或用同一權杖設定的 webhook。請停掉另一個，或向 @BotFather 用 /revoke 換新權杖並寫進設定。在此之前我會繼續嘗試。
telegram-locked-out = Telegram 不接受機器人的權杖。請向 @BotFather 查看（/mybots，API Token），寫進設定後重新啟動機器人。
telegram-not-allowed = Telegram 不接受這則訊息（{ $why }）。
telegram-group-shut = Telegram 不允許機器人在群組 { $group } 裡傳訊息（{ $why }）。請重新把它加進群組並允許傳訊息，或在 pr_desk 裡改填別的群組。
telegram-group-joined = 機器人已加入 Telegram 群組「{ $group }」。如要在那裡顯示稿件，請在設定的 [telegram] 下寫 pr_desk = "{ $id }"，然後重新啟動機器人。
telegram-group-left = 機器人已被移出 Telegram 群組「{ $group }」（{ $id }）。

telegram-check-bot = 權杖有效：機器人是「{ $title }」，https://t.me/{ $name }。
telegram-check-name = 設定裡寫的是 name = "{ $given }"，機器人其實叫 { $name }：請在 [telegram] 下改正。
telegram-check-nameless = 設定裡還沒有機器人的使用者名稱：請在 [telegram] 下寫 name = "@{ $name }"。帶驗證碼的連結和二維碼海報要用它。
telegram-check-group = 它可以在群組「{ $group }」裡傳訊息。
telegram-check-not-in-group = 它不在群組「{ $group }」裡：請把它加進去。
telegram-check-topics = 「{ $group }」分話題，但機器人無權新增話題：請設它為可管理話題的管理員，否則各稿件混在一起。
telegram-check-down = 連不上 Telegram（{ $why }）。這台機器有連上網路嗎？從這裡能使用 Telegram 嗎？
telegram-poster = 已寫好 { $file }：掃一掃就到 { $url }。
trouble-telegram-off = Telegram 沒有啟用：請在設定的 [telegram] 下寫 mode = "polling"。
trouble-telegram-name = 請先在設定的 [telegram] 下寫機器人的使用者名稱，例如 name = "@qianfa_bot"；@BotFather 會顯示。
