# Telegram：给各人的提示，以及需要管理员处理的事。

menu-template = 用模板起稿
menu-undelivered = 未送达的消息

telegram-stranger = 还不认识您。请向管理员要一个代码，在这里发给我；之后您的稿件就在这里。
telegram-edited = 我以您最先发来的为准，之后的修改不会再读。请把修改后的内容作为新消息发来。
telegram-unreadable = 这个我看不懂。可以发文字、图片、Word 文件、录音或视频；要看能做什么，请发 /help。
telegram-in-private = 请到我们的私聊里写给我：https://t.me/{ $name }。这里只显示稿件进展。
telegram-file-too-large = “{ $name }”超过 { $most } MB，Telegram 不向机器人提供更大的文件。请发小一些的：Word 文件去掉图片，图片另外发；较长的视频分段发，或发链接。
news-may-be-missing = 从{ $since } 到{ $until }，我没能接收 { $platform } 的消息，而它只保留一天。您在这段时间发的内容可能没有收到：请看看“我的稿件”，缺少的请重发。

telegram-conflict = 还有别的程序在取这个机器人的 Telegram 消息：可能是另一份正在运行的机器人，或用同一令牌设置的 webhook。请停掉另一个，或向 @BotFather 用 /revoke 换新令牌并写进设置。在此之前我会继续尝试。
telegram-locked-out = Telegram 不接受机器人的令牌。请向 @BotFather 查看（/mybots，API Token），写进设置后重新启动机器人。
telegram-not-allowed = Telegram 不接受这条消息（{ $why }）。
telegram-group-shut = Telegram 不允许机器人在群组 { $group } 里发消息（{ $why }）。请重新把它加进群组并允许发消息，或在 pr_desk 里改填别的群组。
telegram-group-joined = 机器人已加入 Telegram 群组“{ $group }”。如要在那里显示稿件，请在配置的 [telegram] 下写 pr_desk = "{ $id }"，然后重新启动机器人。
telegram-group-left = 机器人已被移出 Telegram 群组“{ $group }”（{ $id }）。

telegram-check-bot = 令牌有效：机器人是“{ $title }”，https://t.me/{ $name }。
telegram-check-name = 配置里写的是 name = "{ $given }"，机器人其实叫 { $name }：请在 [telegram] 下改正。
telegram-check-nameless = 配置里还没有机器人的用户名：请在 [telegram] 下写 name = "@{ $name }"。带验证码的链接和二维码海报要用它。
telegram-check-group = 它可以在群组“{ $group }”里发消息。
telegram-check-not-in-group = 它不在群组“{ $group }”里：请把它加进去。
telegram-check-topics = “{ $group }”分话题，但机器人无权新建话题：请设它为可管理话题的管理员，否则各稿件混在一起。
telegram-check-down = 连不上 Telegram（{ $why }）。这台机器联网吗？从这里能访问 Telegram 吗？
telegram-poster = 已写好 { $file }：扫一扫就到 { $url }。
trouble-telegram-off = Telegram 没有启用：请在配置的 [telegram] 下写 mode = "polling"。
trouble-telegram-name = 请先在配置的 [telegram] 下写机器人的用户名，例如 name = "@qianfa_bot"；@BotFather 会显示。
