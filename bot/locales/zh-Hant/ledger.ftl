# 發佈台帳匯出的表名與表頭。

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

# 聊天裡的台帳。
ledger-last = 發佈台帳
ledger-none = 台帳裡還沒有您能看到的紀錄
ledger-no-more = 台帳裡沒有更早的了
ledger-none-note = 稿件發佈後會自動登記在這裡。
ledger-out = { $channel } { $at }，由{ $by }發佈
ledger-month = { $year }年{ $month }月
ledger-year = { $year }年
ledger-name = 發佈台帳 { $period }
ledger-file = 發佈台帳 · { $period }，共 { $count } 筆
ledger-file-cut = 檔案裡是最近的 { $most } 筆；更早的請管理員用 qianfa ledger export 匯出。
notice-ledger-file = 正在產生台帳，馬上傳給您。
button-ledger = 更早的
button-ledger-file = 匯出{ $period }（.xlsx）
menu-ledger = 台帳
help-ledger = 台帳：說「台帳」，看最近發佈了什麼，也可以匯出表格；「台帳 2026-05」看到該月為止。
refused-which-period = 請寫明年月，例如「台帳 2026-05」或「台帳 2026」。
refused-nothing-released = 這段時間沒有您能看到的發佈紀錄。
