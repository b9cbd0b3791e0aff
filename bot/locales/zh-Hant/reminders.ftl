# 提醒：未處理的，按規定提醒，再請別人一併處理；作者催辦；稍後再提醒。

news-late = { $news }（這則提醒原應於{ $at } 發出，當時系統未有運作。）
news-step-due = 請於{ $due } 前處理：《{ $title }》（{ $number }，{ $step }）。
news-step-late = 仍在等候您處理：《{ $title }》（{ $number }，{ $step }），原應於{ $due } 前處理。
news-step-waits = 仍在等候您處理：《{ $title }》（{ $number }，{ $step }）。
news-others-asked = 《{ $title }》（{ $number }，{ $step }）在{ $people }處已逾時限，現在{ $others }也可代為處理。
news-others-asked-by = 《{ $title }》（{ $number }，{ $step }）在{ $people }處已逾時限，現在{ $others }也可代為處理（{ $clause }）。
news-others-may = 《{ $title }》（{ $number }，{ $step }）已逾時限，現在{ $others }也可代您處理。您仍可處理，以先處理者為準。
news-nobody-else = 《{ $title }》（{ $number }，{ $step }）在{ $people }處已逾時限，亦無別人可代為處理，請直接聯絡。
news-nudge = { $by }請您盡快處理《{ $title }》（{ $number }），它由{ $since } 起在您這裡。
notice-later = 好的，{ $at } 再提醒您處理《{ $title }》。
notice-nudged = 已提醒{ $people }處理《{ $title }》。
refused-nudged-already = 不久前才催過，{ $at } 之後可以再催。稿件現時的進度，按「看進度」便能看到。
refused-nudged-early = 稿件{ $since } 才到{ $people }那裡，請稍候；{ $at } 之後可以催辦。
refused-nothing-to-nudge = 這篇稿件{ $state }，現在沒有在等候別人。
due-others = 到{ $at } 仍未處理，{ $people }也可代您處理。
button-later-hours = 兩小時後再提醒
button-later-morning = 明早再提醒
button-nudge = 催辦
