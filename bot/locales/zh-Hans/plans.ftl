# 发布计划：登记、两周一览、选题和时间冲突。

menu-plan = 发布计划
button-plan = 发布计划
button-plan-add = 登记计划
button-plan-drop = 取消计划
button-plan-file = 日历文件
button-subscribe = 订阅日历
button-new-link = 换新链接
button-end-link = 停用链接

plan-title = 未来两周的发布计划
plan-empty = 未来两周没有发布计划
plan-empty-note = 请提前一周登记；按时登记的，常规信息就不算晚报。
plan-day = { $month }{ $day }日 { $weekday }
plan-channels = { $channels }
plan-not-begun = 未交稿
plan-late = 该交稿了
plan-short = 登记晚了 { $days } 天
plan-meets-subject = 选题相近：{ $unit }《{ $title }》{ $at }
plan-meets-time = 时间相同：{ $unit }《{ $title }》{ $at }
plan-meets-near = 时间相近：{ $unit }《{ $title }》{ $at }
plan-meets-released = 近期发过：{ $unit }《{ $title }》{ $at }
plan-file = 发布计划日历（{ $count } 项）
plan-file-note = 在日历软件里打开；计划有变，再要一份打开即可更新。
calendar-link = 您的发布计划订阅链接：{ $address }
calendar-link-webcal = 在日历软件里选“按网址订阅”，填入即可。软件只认 webcal 的，用：{ $address }
calendar-link-secret = 链接只显示这一次，拿到它的人能看到您所能看到的计划，请勿转给他人。若已外泄，请换新链接。
calendar-link-kept = 您已有发布计划的订阅链接（{ $at } 生成）
calendar-link-once = 链接只在生成时显示。找不到了，或可能已外泄，请换新链接，旧的随即失效。
calendar-link-over = 这个订阅链接已失效

help-plan = 计划：“发布计划”看未来两周要发什么，也可以登记。
ask-plan-title = 计划发布什么？请写标题。
ask-plan-category = 什么栏目？
ask-plan-channels = 发在哪里？
ask-plan-at = 计划什么时候发？

notice-planned = 已登记：《{ $title }》拟{ $at } 发布。
notice-planned-short = { $said }应提前一周登记，这一项晚了 { $days } 天，公关部门会看到；照常有效。
notice-planned-meets = { $said }请留意，{ $conflicts }。对方也会收到提醒。
notice-plan-dropped = 已取消计划：《{ $title }》。
notice-plan-file = 正在生成日历文件，稍等。
notice-link-new = 链接马上发给您。
notice-link-renewed = 旧链接已失效，新链接马上发给您。
notice-link-ended = 链接已停用。

news-plan-met = { $unit }登记了《{ $other }》，拟{ $at } 发布，与您计划的《{ $title }》{ $how }，请商量一下。
plan-how-subject = 选题相近
plan-how-time = 时间相同
plan-how-near = 时间相近
news-plan-gone = { $by }取消了{ $unit }的计划：《{ $title }》，原拟{ $at } 发布。
news-plan-due = 计划中的《{ $title }》请在{ $due } 前交稿，才来得及审核。
news-plan-late = 计划中的《{ $title }》应在{ $due } 前交稿，已过 { $days } 个工作日。请交稿，不发了请在发布计划里取消。
news-plan-late-head = { $unit }计划中的《{ $title }》应在{ $due } 前交稿，已过 { $days } 个工作日，请督促。

refused-not-your-plan = 这是别的单位的计划。
refused-plan-dropped = 《{ $title }》已从计划中取消。
refused-nothing-planned = 没有可看的发布计划。
refused-no-calendar-address = 这里还没有可供订阅的网址，请管理员填写 [calendar] url。在此之前，可用“日历文件”取一份当前的计划。
check-no-calendar-address = 发布计划暂不能订阅：[calendar] url 没有填写公网地址。计划仍可按文件取用。
