# 演練：開始、停止、結果。演練發出的一切都由「crisis-drill」在首尾標明。

crisis-drill-untitled = （演練情景）某平台出現負面影片，轉發迅速
crisis-from-drill = 假定由{ $unit }報告，{ $at }
button-drill = 開始演練
button-drills = 演練紀錄
button-open-drill = 看報告
button-stop-drill = 停止演練
help-drills = 演練：說「演練」發起（會再確認一次），說「演練紀錄」看結果，說「可達性」看誰聯繫不到。
menu-drill = 開始演練
menu-drills = 演練紀錄
menu-reachability = 可達性

# 開始。
ask-drill = 確定開始演練嗎？將立即呼叫 { $first } 人；無人接手時最多呼叫 { $count } 人。每則訊息都標明「演練」，{ $minutes } 分鐘後自動結束。
hint-drill = 演練中如有真的突發上報，演練立即停止。
choice-drill-sure = 確定，開始
news-drill-began = { $number } 已開始：正在呼叫 { $count } 人，{ $minutes } 分鐘後自動結束。
news-drill-announced-in = { $day } 的工作時間內將有一次演練。沒有告知其他人。
news-drill-announced-off = { $day } 的工作時間外將有一次演練。沒有告知其他人。

# 結束。
notice-drill-stopped = { $number } 已結束。
news-drill-over-time = { $number } 時間到，已結束，不用再處理。謝謝。
news-drill-over-hand = { $number } 已停止，不用再處理。謝謝。
news-drill-over-people = { $number } 已結束。謝謝。
news-drill-over-real = { $number } 因 { $real } 結束：{ $real } 是真的。請放下演練，處理 { $real }。

# 報告。
drill-title = { $number } 演練報告
drill-began-hand = 由{ $by }發起，{ $at }
drill-began-in = 按制度要求{ $clause }在工作時間內進行，{ $at }
drill-began-off = 按制度要求{ $clause }在工作時間外進行，{ $at }
drill-clause = （{ $clause }）
drill-minutes = { $minutes } 分鐘
drill-more = 另有 { $count } 人
drill-over-time = { $time }後自動結束
drill-over-hand = { $time }後停止
drill-over-people = { $time }後由被呼叫的人關閉
drill-over-real = { $time }後因 { $real } 停止
drill-taken = { $by }接手，用時 { $time }：及時（{ $wanted }後將呼叫更多人）
drill-taken-late = { $by }接手，用時 { $time }：逾時（{ $wanted }後將呼叫更多人）
drill-not-taken = 無人接手（{ $wanted }後將呼叫更多人）
drill-not-yet-taken = 停止前還沒有人接手（{ $wanted }後將呼叫更多人）
drill-came = 進行到：{ $level }。真的突發優先，這次演練不要求寫檢討報告
drill-counts = 呼叫 { $called } 人 · 已送達 { $reached } · 已看到 { $seen }
drill-platform = { $platform }：呼叫 { $called } 人，送達 { $reached }
drill-line = { $person }：{ $what }
drill-line-lost = { $person }：未送達，{ $why }
drill-line-called = { $time }後呼叫
drill-line-accepted = { $time }後送達（{ $where }）
drill-line-seen = { $time }後看到
drill-line-unseen = 沒有回應
drill-line-taken = { $time }後接手
drill-lost-no-account = 在所用平台上沒有帳號
drill-lost-refused = 帳號收不到訊息
drill-lost-slow = 平台一直沒有收下呼叫

# 演練紀錄。
drills-title = 最近 { $count } 次演練
drills-running = { $number } 正在進行，結束後看得到結果。
drills-none = 還沒有進行過演練。
drills-line = { $number } · { $at } · { $taken } · 送達 { $reached }/{ $called }
drills-line-stopped = { $number } · { $at } · 因真的突發停止 · 送達 { $reached }/{ $called }
drills-taken = 接手用時 { $time }
drills-not-taken = 無人接手
drills-every-month-in = 制度要求每月在工作時間內演練一次，日期和時刻由抽籤決定。
drills-every-quarter-in = 制度要求每季在工作時間內演練一次，日期和時刻由抽籤決定。
drills-every-year-in = 制度要求每年在工作時間內演練一次，日期和時刻由抽籤決定。
drills-every-month-off = 制度要求每月在工作時間外演練一次，日期和時刻由抽籤決定。
drills-every-quarter-off = 制度要求每季在工作時間外演練一次，日期和時刻由抽籤決定。
drills-every-year-off = 制度要求每年在工作時間外演練一次，日期和時刻由抽籤決定。

# 趨勢圖。
trend-title = 最近 { $count } 次演練
trend-taken = 接手用時（豎線：制度要求呼叫更多人）
trend-reached = 送達
trend-name = { $number } · { $at }
trend-picture-name = 演練趨勢圖
trend-no-picture = 趨勢圖這次沒有畫成。

# 不能做的事。
refused-drill-not-yours = 演練由公關部、領導和管理員發起和查看。
refused-drill-real = { $number } 是真的突發，正在處理中，現在不能開始演練。
refused-drill-runs = 演練 { $number } 還在進行。

# 到期事項。
agenda-drill-begin = 一次演練
agenda-drill-told = 告知領導將有演練
agenda-drill-end = 演練「{ $name }」自動結束
agenda-drill-stop = 演練因真的突發停止
