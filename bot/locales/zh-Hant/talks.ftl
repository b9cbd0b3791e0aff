# 會簽：各單位的意見並列；意見不一致時協商，協商不成由一人裁定。

step-of-unit = { $step }（{ $unit }）
step-talk = { $step }·協商
step-ruling = { $step }·裁定
person-of-unit = { $person }（{ $unit }）
person-for-unit = { $person }（代{ $unit }）

stop-objected-return = { $step }：{ $by }要求修改 · { $at }
stop-objected-return-words = { $step }：{ $by }要求修改 · { $at } · 「{ $words }」
stop-objected-reject = { $step }：{ $by }不同意發佈 · { $at }
stop-objected-reject-words = { $step }：{ $by }不同意發佈 · { $at } · 「{ $words }」
stop-agreed = { $step }：{ $by }改為同意 · { $at }
stop-agreed-words = { $step }：{ $by }改為同意 · { $at } · 「{ $words }」
stop-kept = { $step }：{ $by }保留意見 · { $at }
stop-kept-words = { $step }：{ $by }保留意見 · { $at } · 「{ $words }」
stop-ruled-approve = { $step }：{ $by }裁定同意 · { $at }（{ $clause }）
stop-ruled-approve-words = { $step }：{ $by }裁定同意 · { $at }（{ $clause }） · 「{ $words }」
stop-ruled-return = { $step }：{ $by }裁定退回修改 · { $at }（{ $clause }）
stop-ruled-return-words = { $step }：{ $by }裁定退回修改 · { $at }（{ $clause }） · 「{ $words }」
stop-ruled-reject = { $step }：{ $by }裁定不予發佈 · { $at }（{ $clause }）
stop-ruled-reject-words = { $step }：{ $by }裁定不予發佈 · { $at }（{ $clause }） · 「{ $words }」

review-you-objected-return = 您要求修改 · { $title }
review-you-objected-reject = 您不同意發佈 · { $title }
review-you-agreed = 您已改為同意 · { $title }
review-you-kept = 您保留意見 · { $title }
review-you-ruled-approve = 您已裁定同意 · { $title }
review-you-ruled-return = 您已裁定退回修改 · { $title }
review-you-ruled-reject = 您已裁定不予發佈 · { $title }
review-they-objected-return = { $by }要求修改 · { $title }
review-they-objected-reject = { $by }不同意發佈 · { $title }
review-they-agreed = { $by }已改為同意 · { $title }
review-they-kept = { $by }保留意見 · { $title }
review-they-ruled-approve = { $by }已裁定同意 · { $title }
review-they-ruled-return = { $by }已裁定退回修改 · { $title }
review-they-ruled-reject = { $by }已裁定不予發佈 · { $title }
review-ruling = 請您裁定 · { $title }
review-talk = 意見不一致，請您再議 · { $title }
review-talk-over = 協商已結束，已提請裁定 · { $title }

note-for-unit = 您代表{ $unit }答覆。
note-standing-in-unit = { $unit }現時無人可答覆，請您代為答覆。
note-patient = 您若有不同意見，稿件不會即時退回：待各單位都答覆後先行協商，協商不成由{ $role }裁定（{ $clause }）。
note-ruling = 會簽意見不一致，協商未成，由您裁定（{ $clause }）。
note-talk = 各單位意見不一致，請先協商（{ $clause }）。
note-talk-by = 協商至{ $due } 為止；屆時仍不一致，由{ $role }裁定。
note-keep = 您原先的意見：「{ $words }」
talk-said = { $by } · { $at }：「{ $words }」

talk-title = 會簽意見不一致，正在協商 · { $title }
talk-over = 協商已結束 · { $title }

button-object-return = 要求修改
button-object-reject = 不同意發佈
button-agree-now = 改為同意
button-keep-objection = 保留意見
button-say = 說幾句
button-ask-ruling = 立即提請裁定
button-talk = 看協商
button-rule-approve = 裁定同意
button-rule-remark = 裁定同意並附言
button-rule-return = 裁定退回修改
button-rule-reject = 裁定不予發佈

ask-say = 《{ $title }》的協商：您想說什麼？參與協商的人都會看到。

notice-objected = 已記下您對《{ $title }》（{ $number }）的意見。待各單位都答覆後一同協商。
notice-agreed = 已記下：您改為同意《{ $title }》（{ $number }）。
notice-kept = 已記下：您對《{ $title }》（{ $number }）保留意見，現提請裁定。
notice-said = 您的話已轉給參與協商的人：《{ $title }》（{ $number }）。
notice-ruling-asked = 已提請裁定：《{ $title }》（{ $number }）。
notice-ruling-approve = 已記下：您裁定同意《{ $title }》（{ $number }）。
notice-ruling-return = 已記下：您裁定把《{ $title }》（{ $number }）退回修改。
notice-ruling-reject = 已記下：您裁定《{ $title }》（{ $number }）不予發佈。

news-said = { $by }談《{ $title }》（{ $number }）：「{ $words }」
news-talk-agreed = 《{ $title }》（{ $number }）的{ $step }已協商一致。
news-talk-kept = 《{ $title }》（{ $number }）的{ $step }協商未成，已提請裁定（{ $clause }）。
news-talk-time = 《{ $title }》（{ $number }）的{ $step }協商時間已到，已提請裁定（{ $clause }）。
news-talk-asked = { $by }已就《{ $title }》（{ $number }）的{ $step }意見提請裁定（{ $clause }）。
news-ruled = { $by }已裁定（{ $clause }）：《{ $title }》（{ $number }）的{ $step }通過。
news-ruled-words = { $by }已裁定（{ $clause }）：《{ $title }》（{ $number }）的{ $step }通過。「{ $words }」

refused-asked-before = 這個環節須由另一人審看（{ $clause }），您在之前的環節已經審過。您的點按沒有改變任何內容。
refused-talk-over = 這次協商已經結束。您的話沒有送出，可以看進度。
refused-not-for-you-to-end = 是否提請裁定，由作者或主辦部門負責人決定。您可以說幾句，或看進度。
