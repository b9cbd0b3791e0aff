# 突发结束以后：复盘报告和任务。

inbox-account = { $number } · 写复盘报告 · { $due } 前
inbox-task = { $number } · { $what } · { $due } 前
account-title-mine = 请写复盘报告 · { $number }
account-title-due = 复盘报告 { $number } · 待{ $by }提交
account-title-in = 复盘报告 { $number }
account-title-off = 复盘报告 { $number } · 暂不需要
account-of = 突发：{ $title }
account-due = { $by }在{ $due } 前提交
account-due-mine = 请在{ $due } 前提交
account-late = 已逾期 { $days } 个工作日
account-given = { $by } { $at } 提交
account-said = 【{ $part }】{ $words }
account-line = { $words }
account-part-happened = 发生了什么
account-part-done = 做了什么
account-part-well = 做得好的
account-part-badly = 做得不好的
account-note-missing = 还没有写：{ $parts }。
account-note-missing-mine = 还没有写：{ $parts }。可以分几次写，写好的会留着。
account-note-ready = 四项都写了。加上后续任务，再提交。
account-note-off = 突发再次启动。写过的会留着，结束以后接着写。

task-title-mine = 请完成：{ $what }
task-title-open = 任务：{ $what }
task-title-done = 任务已完成：{ $what }
task-of = 来自突发 { $number }：{ $title }
task-by = { $by } { $at } 布置
task-stands = { $person } · { $state }
task-open = { $due } 前完成
task-put-off = { $due } 前完成（原定{ $was }）
task-late = 应在{ $due } 前完成，已逾期 { $days } 个工作日
task-done = { $at } 已完成

button-account = 复盘报告
button-write-account = 开始写
button-write-account-on = 接着写
button-write-account-anew = 修改
button-give-account = 提交
button-add-task = 加一项任务
button-task = 查看任务
button-finish-task = 已完成
button-hand-on-task = 转给别人
button-delay-task = 需要更多时间

ask-account-happened = { $number } 复盘：发生了什么？
ask-account-done = { $number } 复盘：采取了哪些措施？
ask-account-well = { $number } 复盘：哪些做得好？
ask-account-badly = { $number } 复盘：哪些做得不好，下次怎么办？
ask-account-which = { $number } 复盘：修改哪一项？
hint-account = 第 { $number } 项，共 { $of } 项。直接写就行，写好一项存一项。
choice-account-nothing = 没有
choice-account-same = 就用这段
said-account = 已保存
button-account-keep = 保存
ask-account-form = { $number } 复盘：四项可以一起填，也可以先填几项。
ask-task-what = { $number }：要做什么？
ask-task-who = “{ $what }”由谁来做？
ask-task-until = “{ $what }”什么时候完成？
ask-task-whom = “{ $what }”转给谁？
ask-task-more = “{ $what }”原定{ $due } 完成，需要到什么时候？
hint-task-what = 也可以一行写完：要做什么 — 谁来做 — 什么时候完成。
hint-task-who = 不在按钮里的，写名字就行。

notice-account-given = { $number } 的复盘报告已提交。参与过的人都能看，任务照常进行。
notice-task-set = 已请{ $person }在{ $until } 前完成“{ $what }”。
notice-task-done = “{ $what }”已完成。
notice-task-handed-on = “{ $what }”已转给{ $to }。
notice-task-put-off = “{ $what }”可以到{ $until }。

news-account-soon = { $number }“{ $title }”的复盘报告{ $due } 前要交，请留出时间。
news-account-today = { $number }“{ $title }”的复盘报告今天要交（{ $due }）。
news-account-late = { $number }“{ $title }”的复盘报告应在{ $due } 前交，已逾期 { $days } 个工作日。
news-account-late-leader = { $number }“{ $title }”的复盘报告应由{ $by }在{ $due } 前交，已逾期 { $days } 个工作日，请督促。
news-account-given = { $by }提交了 { $number }“{ $title }”的复盘报告（任务 { $tasks } 项）。
news-task-soon = { $number } 的任务“{ $what }”{ $due } 前要完成。
news-task-today = { $number } 的任务“{ $what }”今天要完成（{ $due }）。
news-task-late = { $number } 的任务“{ $what }”应在{ $due } 前完成，已逾期 { $days } 个工作日。做完了请点一下，来不及请说需要到什么时候。
news-task-late-leader = { $number } 的任务“{ $what }”应由{ $by }在{ $due } 前完成，已逾期 { $days } 个工作日，请督促。
news-task-done = { $by }完成了 { $number } 的任务“{ $what }”。
news-task-handed-on = { $number } 的任务“{ $what }”由{ $by }转给了{ $to }。
news-task-put-off = { $by }把 { $number } 的任务“{ $what }”延到{ $until }。

overdue-account = 复盘报告{ $due } 应交
overdue-task = 任务{ $due } 应完成

refused-no-account = { $number } 没有要求写复盘报告。
refused-account-not-due = 这份复盘报告已经提交，或者突发又启动了，现在不能改。
refused-not-your-account = 这份复盘报告由别人来写。
refused-account-parts = 还有没写的，写完再提交。
refused-task-done = 这项任务已经完成。
refused-not-your-task = 这项任务由别人来做。
refused-not-yours-to-set = 任务由写复盘报告的人、品牌公关和领导布置。
refused-task-not-later = 请选一个晚于{ $due }的时间。
