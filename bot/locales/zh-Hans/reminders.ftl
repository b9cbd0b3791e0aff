# 提醒：没有处理的，按规定提醒，再请别人一并处理；作者催办；稍后再提醒。

news-late = { $news }（这条提醒本应在{ $at } 发出，当时系统没有运行。）
news-step-due = 请在{ $due } 前处理：《{ $title }》（{ $number }，{ $step }）。
news-step-late = 还在等您处理：《{ $title }》（{ $number }，{ $step }），本应在{ $due } 前处理。
news-step-waits = 还在等您处理：《{ $title }》（{ $number }，{ $step }）。
news-others-asked = 《{ $title }》（{ $number }，{ $step }）在{ $people }处超过时限，现在{ $others }也可以代为处理。
news-others-asked-by = 《{ $title }》（{ $number }，{ $step }）在{ $people }处超过时限，现在{ $others }也可以代为处理（{ $clause }）。
news-others-may = 《{ $title }》（{ $number }，{ $step }）超过时限，现在{ $others }也可以代您处理。您仍可以处理，先处理的算数。
news-nobody-else = 《{ $title }》（{ $number }，{ $step }）在{ $people }处超过时限，也没有别人可以代为处理，请直接联系。
news-nudge = { $by }请您尽快处理《{ $title }》（{ $number }），它从{ $since } 起在您这里。
notice-later = 好的，{ $at } 再提醒您处理《{ $title }》。
notice-nudged = 已提醒{ $people }处理《{ $title }》。
refused-nudged-already = 不久前刚催过，{ $at } 以后可以再催。稿件现在的进度，点“看进度”就能看到。
refused-nudged-early = 稿件{ $since } 才到{ $people }那里，请稍等；{ $at } 以后可以催办。
refused-nothing-to-nudge = 这篇稿件{ $state }，现在没有在等别人。
due-others = 到{ $at } 仍未处理，{ $people }也可以代您处理。
button-later-hours = 两小时后再提醒
button-later-morning = 明早再提醒
button-nudge = 催办
