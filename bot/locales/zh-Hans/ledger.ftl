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
