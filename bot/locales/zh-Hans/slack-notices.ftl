# Slack：即时的私下回复，以及给管理员的提醒。

slack-taken = 已收到，请到本应用的“消息”里继续。
slack-comes-as-message = 内容在本应用的“消息”里，可以关闭这里。
slack-outsider = 这里只供本单位成员使用，请联系管理员；没有任何改动。
slack-edited = 您在这里改消息，稿件不会跟着变。要改稿件，请点卡片上的“修改”。
slack-deleted = 您在这里删消息，稿件不会跟着变。要撤回稿件，请点卡片上的“撤回”。
slack-compose = 新稿件
slack-compose-send = 发送
slack-compose-close = 取消
slack-compose-text = 第一行写标题，下面写正文
slack-compose-hint = 更长的文字请在下面附 Word 文件，或直接发消息给我。
slack-compose-files = Word 文件、图片
slack-file-elsewhere = “{ $name }”不在 Slack 里：它存在别的网盘上，或者 Slack 已不再显示。请把文件本身发给我；其余的已收下。
slack-locked-out = Slack 不接受机器人的令牌（{ $code }）。请在 Slack 应用的 “OAuth & Permissions” 重新复制（那里没有时，先在 “Install App” 安装），放到原来的位置，再重新启动 Qianfa。
slack-app-token = Slack 不接受应用的令牌（{ $code }），建立不了连接。它以 xapp- 开头，需要 connections:write 权限：在 Slack 应用的 “Basic Information”“App-Level Tokens” 里点 Generate 生成，放到原来的位置，再重新启动 Qianfa。
slack-scopes-missing = 应用缺少权限：{ $scopes }。请重新生成配置清单（qianfa slack manifest），贴到 “App Manifest”，再重新安装应用。
slack-scope-missing = 应用缺少权限 { $scope }：请在 “OAuth & Permissions” 里加上，再重新安装应用
slack-channel-shut = 频道 { $channel } 写不进去（{ $code }）：请把应用邀请进频道（/invite）、取消归档，或在 config.toml 的 [slack] 里另指定一个
slack-not-allowed = Slack 不接受：{ $code }
slack-events-dropped = Slack 暂时只送来一部分操作（太多，或失败太多）。请大家把没有回应的内容重发一次；如一直如此，请查看日志。
slack-was-silent = 与 Slack 断开了约 { $minutes } 分钟。其间大家发来的内容可能没有收到；我要说的现在补发。
slack-two-copies = 另有一个 Qianfa 在用同一个 Slack 应用（可能在另一台电脑上），两边各只收到一半操作。请停掉其中一个。
