# 演练：开始、停止、结果。演练发出的一切都由“crisis-drill”在首尾标明。

crisis-drill-untitled = （演练情景）某平台出现负面视频，转发迅速
crisis-from-drill = 假定由{ $unit }报告，{ $at }
button-drill = 开始演练
button-drills = 演练记录
button-open-drill = 看报告
button-stop-drill = 停止演练
help-drills = 演练：说“演练”发起（会再确认一次），说“演练记录”看结果，说“可达性”看谁联系不到。
menu-drill = 开始演练
menu-drills = 演练记录
menu-reachability = 可达性

# 开始。
ask-drill = 确定开始演练吗？将立即呼叫 { $first } 人；无人接手时最多呼叫 { $count } 人。每条消息都标明“演练”，{ $minutes } 分钟后自动结束。
hint-drill = 演练中如有真的突发上报，演练立即停止。
choice-drill-sure = 确定，开始
news-drill-began = { $number } 已开始：正在呼叫 { $count } 人，{ $minutes } 分钟后自动结束。
news-drill-announced-in = { $day } 的工作时间内将有一次演练。没有告知其他人。
news-drill-announced-off = { $day } 的工作时间外将有一次演练。没有告知其他人。

# 结束。
notice-drill-stopped = { $number } 已结束。
news-drill-over-time = { $number } 时间到，已结束，不用再处理。谢谢。
news-drill-over-hand = { $number } 已停止，不用再处理。谢谢。
news-drill-over-people = { $number } 已结束。谢谢。
news-drill-over-real = { $number } 因 { $real } 结束：{ $real } 是真的。请放下演练，处理 { $real }。

# 报告。
drill-title = { $number } 演练报告
drill-began-hand = 由{ $by }发起，{ $at }
drill-began-in = 按制度要求{ $clause }在工作时间内进行，{ $at }
drill-began-off = 按制度要求{ $clause }在工作时间外进行，{ $at }
drill-clause = （{ $clause }）
drill-minutes = { $minutes } 分钟
drill-more = 另有 { $count } 人
drill-over-time = { $time }后自动结束
drill-over-hand = { $time }后停止
drill-over-people = { $time }后由被呼叫的人关闭
drill-over-real = { $time }后因 { $real } 停止
drill-taken = { $by }接手，用时 { $time }：及时（{ $wanted }后将呼叫更多人）
drill-taken-late = { $by }接手，用时 { $time }：超时（{ $wanted }后将呼叫更多人）
drill-not-taken = 无人接手（{ $wanted }后将呼叫更多人）
drill-not-yet-taken = 停止前还没有人接手（{ $wanted }后将呼叫更多人）
drill-came = 进行到：{ $level }。真的突发优先，这次演练不要求写复盘报告
drill-counts = 呼叫 { $called } 人 · 已送达 { $reached } · 已看到 { $seen }
drill-platform = { $platform }：呼叫 { $called } 人，送达 { $reached }
drill-line = { $person }：{ $what }
drill-line-lost = { $person }：未送达，{ $why }
drill-line-called = { $time }后呼叫
drill-line-accepted = { $time }后送达（{ $where }）
drill-line-seen = { $time }后看到
drill-line-unseen = 没有回应
drill-line-taken = { $time }后接手
drill-lost-no-account = 在所用平台上没有账号
drill-lost-refused = 账号收不到消息
drill-lost-slow = 平台一直没有收下呼叫

# 演练记录。
drills-title = 最近 { $count } 次演练
drills-running = { $number } 正在进行，结束后看得到结果。
drills-none = 还没有进行过演练。
drills-line = { $number } · { $at } · { $taken } · 送达 { $reached }/{ $called }
drills-line-stopped = { $number } · { $at } · 因真的突发停止 · 送达 { $reached }/{ $called }
drills-taken = 接手用时 { $time }
drills-not-taken = 无人接手
drills-every-month-in = 制度要求每月在工作时间内演练一次，日期和时刻由抽签决定。
drills-every-quarter-in = 制度要求每季度在工作时间内演练一次，日期和时刻由抽签决定。
drills-every-year-in = 制度要求每年在工作时间内演练一次，日期和时刻由抽签决定。
drills-every-month-off = 制度要求每月在工作时间外演练一次，日期和时刻由抽签决定。
drills-every-quarter-off = 制度要求每季度在工作时间外演练一次，日期和时刻由抽签决定。
drills-every-year-off = 制度要求每年在工作时间外演练一次，日期和时刻由抽签决定。

# 趋势图。
trend-title = 最近 { $count } 次演练
trend-taken = 接手用时（竖线：制度要求呼叫更多人）
trend-reached = 送达
trend-name = { $number } · { $at }
trend-picture-name = 演练趋势图
trend-no-picture = 趋势图这次没有画成。

# 不能做的事。
refused-drill-not-yours = 演练由公关部、领导和管理员发起和查看。
refused-drill-real = { $number } 是真的突发，正在处理中，现在不能开始演练。
refused-drill-runs = 演练 { $number } 还在进行。

# 到期事项。
agenda-drill-begin = 一次演练
agenda-drill-told = 告知领导将有演练
agenda-drill-end = 演练“{ $name }”自动结束
agenda-drill-stop = 演练因真的突发停止
