# 突發結束以後：檢討報告和跟進工作。

inbox-account = { $number } · 寫檢討報告 · { $due } 前
inbox-task = { $number } · { $what } · { $due } 前
account-title-mine = 請寫檢討報告 · { $number }
account-title-due = 檢討報告 { $number } · 待{ $by }提交
account-title-in = 檢討報告 { $number }
account-title-off = 檢討報告 { $number } · 暫時不用
account-of = 突發：{ $title }
account-due = { $by }在{ $due } 前提交
account-due-mine = 請在{ $due } 前提交
account-late = 已逾期 { $days } 個工作天
account-given = { $by } { $at } 提交
account-said = 【{ $part }】{ $words }
account-line = { $words }
account-part-happened = 發生了什麼
account-part-done = 做了什麼
account-part-well = 做得好的
account-part-badly = 做得不好的
account-note-missing = 還沒有寫：{ $parts }。
account-note-missing-mine = 還沒有寫：{ $parts }。可以分幾次寫，寫好的會留著。
account-note-ready = 四項都寫了。加上跟進工作，再提交。
account-note-off = 突發再次啟動。寫過的會留著，結束以後接著寫。

task-title-mine = 請完成：{ $what }
task-title-open = 跟進工作：{ $what }
task-title-done = 跟進工作已完成：{ $what }
task-of = 來自突發 { $number }：{ $title }
task-by = { $by } { $at } 交辦
task-stands = { $person } · { $state }
task-open = { $due } 前完成
task-put-off = { $due } 前完成（原定{ $was }）
task-late = 應在{ $due } 前完成，已逾期 { $days } 個工作天
task-done = { $at } 已完成

button-account = 檢討報告
button-write-account = 開始寫
button-write-account-on = 接著寫
button-write-account-anew = 修改
button-give-account = 提交
button-add-task = 加一項工作
button-task = 查看工作
button-finish-task = 已完成
button-hand-on-task = 轉交別人
button-delay-task = 需要更多時間

ask-account-happened = { $number } 檢討：發生了什麼？
ask-account-done = { $number } 檢討：採取了哪些措施？
ask-account-well = { $number } 檢討：哪些做得好？
ask-account-badly = { $number } 檢討：哪些做得不好，下次怎麼辦？
ask-account-which = { $number } 檢討：修改哪一項？
hint-account = 第 { $number } 項，共 { $of } 項。直接寫就行，寫好一項存一項。
choice-account-nothing = 沒有
choice-account-same = 就用這段
said-account = 已儲存
button-account-keep = 儲存
ask-account-form = { $number } 檢討：四項可以一起填，也可以先填幾項。
ask-task-what = { $number }：要做什麼？
ask-task-who = 「{ $what }」由誰來做？
ask-task-until = 「{ $what }」什麼時候完成？
ask-task-whom = 「{ $what }」轉交誰？
ask-task-more = 「{ $what }」原定{ $due } 完成，需要到什麼時候？
hint-task-what = 也可以一行寫完：要做什麼 — 誰來做 — 什麼時候完成。
hint-task-who = 不在按鈕裡的，寫名字就行。

notice-account-given = { $number } 的檢討報告已提交。參與過的人都能看，跟進工作照常進行。
notice-task-set = 已請{ $person }在{ $until } 前完成「{ $what }」。
notice-task-done = 「{ $what }」已完成。
notice-task-handed-on = 「{ $what }」已轉交{ $to }。
notice-task-put-off = 「{ $what }」可以到{ $until }。

news-account-soon = { $number }「{ $title }」的檢討報告{ $due } 前要交，請預留時間。
news-account-today = { $number }「{ $title }」的檢討報告今天要交（{ $due }）。
news-account-late = { $number }「{ $title }」的檢討報告應在{ $due } 前交，已逾期 { $days } 個工作天。
news-account-late-leader = { $number }「{ $title }」的檢討報告應由{ $by }在{ $due } 前交，已逾期 { $days } 個工作天，請督促。
news-account-given = { $by }提交了 { $number }「{ $title }」的檢討報告（跟進工作 { $tasks } 項）。
news-task-soon = { $number } 的跟進工作「{ $what }」{ $due } 前要完成。
news-task-today = { $number } 的跟進工作「{ $what }」今天要完成（{ $due }）。
news-task-late = { $number } 的跟進工作「{ $what }」應在{ $due } 前完成，已逾期 { $days } 個工作天。做完了請點一下，來不及請說需要到什麼時候。
news-task-late-leader = { $number } 的跟進工作「{ $what }」應由{ $by }在{ $due } 前完成，已逾期 { $days } 個工作天，請督促。
news-task-done = { $by }完成了 { $number } 的跟進工作「{ $what }」。
news-task-handed-on = { $number } 的跟進工作「{ $what }」由{ $by }轉交{ $to }。
news-task-put-off = { $by }把 { $number } 的跟進工作「{ $what }」延到{ $until }。

overdue-account = 檢討報告{ $due } 應交
overdue-task = 跟進工作{ $due } 應完成

refused-no-account = { $number } 沒有要求寫檢討報告。
refused-account-not-due = 這份檢討報告已經提交，或者突發又啟動了，現在不能改。
refused-not-your-account = 這份檢討報告由別人來寫。
refused-account-parts = 還有沒寫的，寫完再提交。
refused-task-done = 這項工作已經完成。
refused-not-your-task = 這項工作由別人來做。
refused-not-yours-to-set = 跟進工作由寫檢討報告的人、品牌公關和領導交辦。
refused-task-not-later = 請選一個晚於{ $due }的時間。
