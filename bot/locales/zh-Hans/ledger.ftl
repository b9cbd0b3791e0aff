# 发布台账导出的表名与表头。

ledger = 发布台账
ledger-number = 编号
ledger-title = 标题
ledger-summary = 摘要
ledger-source = 信息来源
ledger-unit = 报送单位
ledger-author = 作者
ledger-channel = 发布渠道
ledger-address = 发布地址
ledger-at = 发布时间（{ $zone }）
ledger-approvers = 审签人
ledger-publisher = 发布人
ledger-version = 版本
ledger-fingerprint = 定稿指纹（SHA-256）

# 聊天里的台账。
ledger-last = 发布台账
ledger-none = 台账里还没有您能看到的记录
ledger-no-more = 台账里更早的没有了
ledger-none-note = 稿件发布后会自动登记在这里。
ledger-out = { $channel } { $at }，{ $by }发布
ledger-month = { $year }年{ $month }月
ledger-year = { $year }年
ledger-name = 发布台账 { $period }
ledger-file = 发布台账 · { $period }，共 { $count } 条
ledger-file-cut = 文件里是最近的 { $most } 条；更早的请管理员用 qianfa ledger export 导出。
notice-ledger-file = 正在生成台账，马上发给您。
button-ledger = 更早的
button-ledger-file = 导出{ $period }（.xlsx）
menu-ledger = 台账
help-ledger = 台账：说“台账”，看最近发布了什么，也可以导出表格；“台账 2026-05”看到那个月为止。
refused-which-period = 请写明年月，例如“台账 2026-05”或“台账 2026”。
refused-nothing-released = 这段时间没有您能看到的发布记录。
