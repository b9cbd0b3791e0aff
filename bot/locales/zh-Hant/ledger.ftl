# 發布台帳匯出的表名與表頭。

ledger = 發佈台帳
ledger-number = 編號
ledger-title = 標題
ledger-summary = 摘要
ledger-source = 資訊來源
ledger-unit = 報送單位
ledger-author = 作者
ledger-channel = 發佈渠道
ledger-address = 發佈網址
ledger-at = 發佈時間（{ $zone }）
ledger-approvers = 審簽人
ledger-publisher = 發佈人
ledger-version = 版本
ledger-fingerprint = 定稿指紋（SHA-256）
