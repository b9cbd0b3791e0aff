# 發布台帳匯出的表名與表頭。

ledger = 發布台帳
ledger-number = 編號
ledger-title = 標題
ledger-summary = 摘要
ledger-source = 資訊來源
ledger-unit = 報送單位
ledger-author = 撰稿人
ledger-channel = 發布管道
ledger-address = 發布網址
ledger-at = 發布時間（{ $zone }）
ledger-approvers = 審簽人
ledger-publisher = 發布人
ledger-version = 版本
ledger-fingerprint = 定稿指紋（SHA-256）
