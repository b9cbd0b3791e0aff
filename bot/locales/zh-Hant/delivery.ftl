# 未能送達的訊息，以及由此告訴管理員的話。
button-send-again = 重新傳送
button-undelivered = 未送達的訊息
delivery-repeat = 這則訊息您可能已經收到過：上一次是否送達，無法確定。
place-pr-desk = 品牌公關頻道
platform-web = 網頁聊天
platform-slack = Slack
platform-telegram = Telegram

news-undelivered = 未能送達{ $to }（{ $why }）：{ $what }
news-unreachable = 聯絡不上{ $person }。等其決定的事項，有代行人的轉給代行人。沒有送達：{ $what }
news-no-account = { $person }還沒有連結帳號。沒有送達：{ $what }
news-platform-stopped = { $platform }無法傳送訊息了；訊息都保留着，修好後會自動傳送。原因：{ $why }
notice-sent-again = 已重新傳送給{ $to }。

undelivered-none = 訊息都已送達。
undelivered-waiting = 沒有訊息遺失，但有些要等一等：
undelivered-title = 未送達：{ $count }則
undelivered-line = { $to } · { $what } · { $why }
undelivered-more = 還有更早的；先處理這些，再列出來。
undelivered-stopped = { $platform }暫時無法傳送訊息：{ $why }
undelivered-waits = { $scope }：{ $until }之前不傳送。
undelivered-card = 一張卡片
undelivered-card-of = 《{ $title }》的卡片
undelivered-unreachable = 沒有能收到訊息的帳號
undelivered-uncertain = 傳送過兩次，無法確定是否送達
undelivered-not-made = 這則訊息未能產生
undelivered-deadly = 傳送時中斷了{ $times }次
refused-undelivered-not-for-you = 未送達的訊息只有管理員可以查看。
refused-sent-again = 這則訊息已經重新傳送過了。

posted-submitted = { $by }提交了《{ $title }》（{ $number }）第{ $version }版。
posted-signed-off = 《{ $title }》（{ $number }）已簽發，待發佈。
posted-returned = { $by }（{ $step }）退回《{ $title }》（{ $number }）修改。
posted-rejected = { $by }（{ $step }）決定不予發佈《{ $title }》（{ $number }）。
posted-withdrawn = { $by }撤回了《{ $title }》（{ $number }）。
posted-released = 《{ $title }》（{ $number }）已由{ $by }在{ $channels }發佈。
notice-sheet = 正在產生簽發單，馬上傳給您。
