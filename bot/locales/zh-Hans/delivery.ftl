# 没能送达的消息，以及由此告诉管理员的话。
button-send-again = 重新发送
button-undelivered = 未送达的消息
delivery-repeat = 这条消息您可能已经收到过：上一次是否送达，无法确定。
place-pr-desk = 品牌公关频道
platform-web = 网页聊天
platform-slack = Slack
platform-telegram = Telegram

news-undelivered = 没能送达{ $to }（{ $why }）：{ $what }
news-unreachable = 联系不上{ $person }。等其决定的事项，有代行人的转给代行人。没有送达：{ $what }
news-no-account = { $person }还没有关联账号。没有送达：{ $what }
news-platform-stopped = { $platform }发不出消息了；消息都留着，修好后会自动发出。原因：{ $why }
notice-sent-again = 已重新发送给{ $to }。

undelivered-none = 消息都已送达。
undelivered-waiting = 没有消息丢失，但有些要等一等：
undelivered-title = 未送达：{ $count }条
undelivered-line = { $to } · { $what } · { $why }
undelivered-more = 还有更早的；先处理这些，再列出来。
undelivered-stopped = { $platform }暂时发不出消息：{ $why }
undelivered-waits = { $scope }：{ $until }之前不发送。
undelivered-card = 一张卡片
undelivered-card-of = 《{ $title }》的卡片
undelivered-unreachable = 没有能收到消息的账号
undelivered-uncertain = 发过两次，无法确定是否送达
undelivered-not-made = 这条消息没能生成
undelivered-deadly = 发送时中断了{ $times }次
refused-undelivered-not-for-you = 未送达的消息只有管理员可以查看。
refused-sent-again = 这条消息已经重新发送过了。

posted-submitted = { $by }提交了《{ $title }》（{ $number }）第{ $version }版。
posted-signed-off = 《{ $title }》（{ $number }）已签发，待发布。
posted-returned = { $by }（{ $step }）退回《{ $title }》（{ $number }）修改。
posted-rejected = { $by }（{ $step }）决定不予发布《{ $title }》（{ $number }）。
posted-withdrawn = { $by }撤回了《{ $title }》（{ $number }）。
posted-released = 《{ $title }》（{ $number }）已由{ $by }在{ $channels }发布。
notice-sheet = 正在生成签发单，马上发给您。
