# 突发的情况报告：首次、后续、终结；三个部分；到时提醒。

situation-kind-first = 首次报告
situation-kind-follow-up = 后续报告
situation-kind-final = 终结报告
situation-overview = 概况：{ $words }
situation-measures = 措施：{ $words }
situation-next-steps = 下一步：{ $words }
situation-files = 已收下 { $count } 个附件。

# 卡片。
crisis-note-report = 第 { $number } 份报告（{ $kind }），{ $by } { $at }：
crisis-note-report-files = 附件：{ $files }
crisis-note-report-due-yours = { $kind }请在 { $at } 前写好。
crisis-note-report-late-yours = { $kind }本应在 { $at } 前写好，请尽快。
crisis-note-report-late = { $kind }本应在 { $at } 前写好，还没有来。

# 按钮。
button-situation = 写情况报告
button-situation-give = 发给所有人

# 问与答。
ask-situation-overview = { $number } { $kind }（1/3）：概况——发生了什么，现在怎样？
ask-situation-measures = { $number } { $kind }（2/3）：已采取的措施？
ask-situation-next-steps = { $number } { $kind }（3/3）：下一步做什么？写完即发给所有人。
ask-situation-form = { $number } { $kind }：概况、已采取的措施、下一步。
hint-situation = 可以连图片、文件一起发。
hint-situation-form = 会写到每个人的卡片上。也可以直接发文字来，从概况写起。
field-situation-overview = 概况：发生了什么，现在怎样
field-situation-measures = 已采取的措施
field-situation-next-steps = 下一步
field-situation-files = 图片、文件
choice-situation-same = 不改，照旧
choice-situation-skip = 这一项没有
choice-situation-back = 上一项
choice-situation-without = 不写报告，直接提请结束
said-situation = 已发给所有人
notice-situation = { $number } 的报告已写到每个人的卡片上。下一份请在 { $at } 前写好。

# 通知。
news-situation-due = { $number }“{ $title }”：{ $kind }到时间了（{ $at }），请写一下概况、措施、下一步。
posted-situation = { $number } { $kind }，{ $by }：{ $said }（附件 { $count }）
posted-situation-files = { $number } { $kind }，{ $by }：附件 { $count }

refused-situation-empty = 三项都是空的。请至少写一句，或者发一张图。

# 时间线与用时。
button-timeline = 时间线
button-timeline-earlier = 更早
button-timeline-later = 更晚
button-timeline-html = 导出 .html（可打印）
button-timeline-xlsx = 导出 .xlsx
timeline-title = { $number } 时间线（第 { $page }/{ $pages } 页）
timeline-line = { $at } { $what }
timeline-people = 名单：{ $people }
timeline-file = { $number } 时间线
timeline-name = { $number } 时间线
timeline-sheet = 突发 { $number } 时间线
timeline-reported-words = 报告原文
timeline-reporter = 报告人
timeline-reported-at = 报告时间
timeline-owner = 负责人
timeline-over-at = 结束时间
timeline-figures = 用时（从报告起算）
timeline-reports = 情况报告
timeline-moments = 经过
timeline-column-at = 时间
timeline-column-what = 事项
timeline-column-said = 内容
timeline-column-people = 名单
timeline-column-files = 附件
timeline-column-report = 报告
timeline-column-overview = 概况
timeline-column-measures = 已采取的措施
timeline-column-next-steps = 下一步
notice-timeline-file = 正在生成，马上发来。
refused-which-crisis = 请写上编号，例如：时间线 C-2026-03。发送“突发列表”可以看到编号。
figures = 从报告起：{ $what }
figure-accepted = 首个警报送达 { $after }
figure-owned = 接手 { $after }
figure-report = 首次情况报告 { $after }
figure-statement = 首份声明 { $after }
figure-over = 结束 { $after }
figures-platform = { $platform }：呼叫 { $called } 人，送达 { $accepted } 人，在此看到 { $seen } 人，在此接手 { $taken } 人
crisis-hours = { $hours } 小时 { $minutes } 分

timeline-reported = { $by }报告
timeline-reported-joined = { $by }又报告同一件事
timeline-reported-waits = { $by }写来，等待确认
timeline-elsewhere = { $by }在另一起中写道（后已并入）
timeline-dropped = { $by }说不是突发
timeline-confirmed = { $by }确认属实
timeline-called = { $level }：呼叫 { $count } 人
timeline-called-outside = { $level }：呼叫 { $count } 人，并用平台之外的方式呼叫
timeline-called-nobody = { $level }：没有一个人能联系上
timeline-accepted = { $platform }：送达 { $count } 人
timeline-taken = { $by }接手（{ $after }）
timeline-seen = { $by }已看到
timeline-seen-late = { $by }在结束后看到
timeline-joins = { $by }来协助
timeline-added = { $by }补充
timeline-told = { $by }说进展
timeline-silent = { $owner }已 { $minutes } 分钟没有说进展，已催问
timeline-lost = { $owner }已 { $minutes } 分钟没有说进展，不再负责，重新呼叫所有人
timeline-steadied = { $by }认为已平稳
timeline-offered = { $by }请{ $to }接手
timeline-handed-over = { $by }从{ $before }手中接手
timeline-declined = { $by }不能接手，仍由{ $before }负责
timeline-proposed-closed = { $by }提请结束
timeline-proposed-false-alarm = { $by }认为是误报
timeline-kept = { $by }认为还没有结束
timeline-ended-closed = { $first }提请、{ $by }确认结束
timeline-ended-false-alarm = { $first }提出、{ $by }确认是误报
timeline-reopened = { $by }再次启动
timeline-merged = 已并入 { $into }
timeline-left = 名册有变动，不再呼叫
timeline-situation = { $by }发出第 { $number } 份报告（{ $kind }）
timeline-situation-due = { $kind }到时间，已提醒{ $owner }
timeline-waived = { $by }没有写终结报告就提请结束
timeline-statement-sent = { $by }把声明 { $number } 送审
timeline-statement-signed = 声明 { $number } 审定
timeline-precleared-used = 声明 { $number } 用的是{ $signer }预先签发的 { $of }（第{ $version }版）：{ $writer }填写，{ $confirmed }确认
timeline-statement-released = { $by }在{ $channel }发布声明 { $number }
timeline-account-asked = 请{ $person }写复盘报告
timeline-account-given = { $by }交了复盘报告
timeline-account-fell-away = 再次启动，{ $person }暂不用写复盘报告
timeline-task-set = { $by }给{ $person }布置任务
timeline-task-finished = { $by }完成任务
timeline-task-handed-on = { $before }的任务转给{ $person }
timeline-task-put-off = { $by }把任务推后到 { $until }
timeline-drill-began = { $by }发起演练
timeline-drill-began-by-itself = 按制度开始演练
timeline-drill-ended = 演练结束
timeline-written = { $number } 的时间线已写入 { $file }。
timeline-unknown = 没有编号为 { $number } 的突发。
explain-situation = 情况报告：接手后 { $first }内写首次报告，以后每 { $every }一份，平稳后每 { $stable }一份。
agenda-crisis-report = 突发事件“{ $name }”：情况报告到时间，提醒负责人
