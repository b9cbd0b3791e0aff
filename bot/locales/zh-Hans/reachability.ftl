# 每天静默检查：是否人人都能联系到。

reachability-title = { $people } 人中有 { $count } 人联系不到
reachability-all = { $count } 人都能联系到。
reachability-moved = 联系不到的人：最新的卡片在下面。
reachability-note = 修好后这里会自动消失；有变化时才会再次告知。
reachability-no-account = { $person }（{ $unit }）：没有账号，{ $at } 起。{ $mend }
reachability-elsewhere = { $person }（{ $unit }）：只在已停用的{ $platform }上有账号，{ $at } 起。{ $mend }
reachability-refuses = { $person }（{ $unit }）：{ $platform }上的账号收不到消息，{ $at } 起。{ $mend }
reachability-first = ⚠ 突发时最先呼叫 · { $line }
reachability-noted = { $line } · { $by }已知悉
reachability-mend-code = 请发一个验证码。
reachability-mend-telegram = 请对方在与机器人的对话中点“Start”，或发验证码关联另一个账号。
reachability-mend-slack = 请查看对方的 Slack 账号是否仍有效，或发验证码关联另一个账号。
button-code-for = 发验证码
button-noted-reach = 已知悉
button-reachability = 可达性
notice-reachability-noted = 已记下。有变化时会再次告知。
refused-reachability-not-yours = 可达性由管理员、公关部和领导查看。
agenda-reachability = 静默检查是否人人都能联系到
agenda-roll-call = 静默询问各平台：每个账号是否还收得到消息
news-account-lost = 我在{ $platform }上给您发不了消息了。要让突发时也能在那里找到您：请解除对我的屏蔽（Telegram 里点“Start”）；账号若已停用，请告诉管理员。
