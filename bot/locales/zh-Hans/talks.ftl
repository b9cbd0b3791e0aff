# 会签：各单位的意见并列；意见不一致时协商，协商不成由一人裁定。

step-of-unit = { $step }（{ $unit }）
step-talk = { $step }·协商
step-ruling = { $step }·裁定
person-of-unit = { $person }（{ $unit }）
person-for-unit = { $person }（代{ $unit }）

stop-objected-return = { $step }：{ $by }要求修改 · { $at }
stop-objected-return-words = { $step }：{ $by }要求修改 · { $at } · “{ $words }”
stop-objected-reject = { $step }：{ $by }不同意发布 · { $at }
stop-objected-reject-words = { $step }：{ $by }不同意发布 · { $at } · “{ $words }”
stop-agreed = { $step }：{ $by }改为同意 · { $at }
stop-agreed-words = { $step }：{ $by }改为同意 · { $at } · “{ $words }”
stop-kept = { $step }：{ $by }保留意见 · { $at }
stop-kept-words = { $step }：{ $by }保留意见 · { $at } · “{ $words }”
stop-ruled-approve = { $step }：{ $by }裁定同意 · { $at }（{ $clause }）
stop-ruled-approve-words = { $step }：{ $by }裁定同意 · { $at }（{ $clause }） · “{ $words }”
stop-ruled-return = { $step }：{ $by }裁定退回修改 · { $at }（{ $clause }）
stop-ruled-return-words = { $step }：{ $by }裁定退回修改 · { $at }（{ $clause }） · “{ $words }”
stop-ruled-reject = { $step }：{ $by }裁定不予发布 · { $at }（{ $clause }）
stop-ruled-reject-words = { $step }：{ $by }裁定不予发布 · { $at }（{ $clause }） · “{ $words }”

review-you-objected-return = 您要求修改 · { $title }
review-you-objected-reject = 您不同意发布 · { $title }
review-you-agreed = 您已改为同意 · { $title }
review-you-kept = 您保留意见 · { $title }
review-you-ruled-approve = 您已裁定同意 · { $title }
review-you-ruled-return = 您已裁定退回修改 · { $title }
review-you-ruled-reject = 您已裁定不予发布 · { $title }
review-they-objected-return = { $by }要求修改 · { $title }
review-they-objected-reject = { $by }不同意发布 · { $title }
review-they-agreed = { $by }已改为同意 · { $title }
review-they-kept = { $by }保留意见 · { $title }
review-they-ruled-approve = { $by }已裁定同意 · { $title }
review-they-ruled-return = { $by }已裁定退回修改 · { $title }
review-they-ruled-reject = { $by }已裁定不予发布 · { $title }
review-ruling = 请您裁定 · { $title }
review-talk = 意见不一致，请您再议 · { $title }
review-talk-over = 协商已结束，已报请裁定 · { $title }

note-for-unit = 您代表{ $unit }答复。
note-standing-in-unit = { $unit }现在无人可答复，请您代为答复。
note-patient = 您若有不同意见，稿件不会马上退回：等各单位都答复后先协商，协商不成由{ $role }裁定（{ $clause }）。
note-ruling = 会签意见不一致，协商未成，由您裁定（{ $clause }）。
note-talk = 各单位意见不一致，请先协商（{ $clause }）。
note-talk-by = 协商到{ $due } 为止；届时仍不一致，由{ $role }裁定。
note-keep = 您原来的意见：“{ $words }”
talk-said = { $by } · { $at }：“{ $words }”

talk-title = 会签意见不一致，正在协商 · { $title }
talk-over = 协商已结束 · { $title }

button-object-return = 要求修改
button-object-reject = 不同意发布
button-agree-now = 改为同意
button-keep-objection = 保留意见
button-say = 说几句
button-ask-ruling = 现在就报请裁定
button-talk = 看协商
button-rule-approve = 裁定同意
button-rule-remark = 裁定同意并附言
button-rule-return = 裁定退回修改
button-rule-reject = 裁定不予发布

ask-say = 《{ $title }》的协商：您想说什么？参加协商的人都会看到。

notice-objected = 已记下您对《{ $title }》（{ $number }）的意见。等各单位都答复后一起协商。
notice-agreed = 已记下：您改为同意《{ $title }》（{ $number }）。
notice-kept = 已记下：您对《{ $title }》（{ $number }）保留意见，现在报请裁定。
notice-said = 您的话已转给参加协商的人：《{ $title }》（{ $number }）。
notice-ruling-asked = 已报请裁定：《{ $title }》（{ $number }）。
notice-ruling-approve = 已记下：您裁定同意《{ $title }》（{ $number }）。
notice-ruling-return = 已记下：您裁定把《{ $title }》（{ $number }）退回修改。
notice-ruling-reject = 已记下：您裁定《{ $title }》（{ $number }）不予发布。

news-said = { $by }谈《{ $title }》（{ $number }）：“{ $words }”
news-talk-agreed = 《{ $title }》（{ $number }）的{ $step }已协商一致。
news-talk-kept = 《{ $title }》（{ $number }）的{ $step }协商未成，已报请裁定（{ $clause }）。
news-talk-time = 《{ $title }》（{ $number }）的{ $step }协商时间已到，已报请裁定（{ $clause }）。
news-talk-asked = { $by }已把《{ $title }》（{ $number }）的{ $step }意见报请裁定（{ $clause }）。
news-ruled = { $by }已裁定（{ $clause }）：《{ $title }》（{ $number }）的{ $step }通过。
news-ruled-words = { $by }已裁定（{ $clause }）：《{ $title }》（{ $number }）的{ $step }通过。“{ $words }”

refused-asked-before = 这个环节要由另一个人来看（{ $clause }），您在前面的环节已经审过。您的点击没有改变任何内容。
refused-talk-over = 这次协商已经结束。您的话没有发出，可以看进度。
refused-not-for-you-to-end = 报请裁定由作者或主办部门负责人来定。您可以说几句，或看进度。
