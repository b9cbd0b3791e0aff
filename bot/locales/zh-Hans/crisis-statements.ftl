# 突发中的声明：撰写、快速审批、发布。

# 种类与卡片。
statement-holding = 首次声明
statement-follow-up = 后续声明
statement-correction = 更正声明
statement-pre-cleared = 预先签发的声明
fact-statement-in = { $kind } · 突发 { $number }
fact-statement-beforehand = { $kind }
note-statement-fast = 快速审批：没有询问类别、来源、配额和保密问题；同意即表示文字可以公开。
note-statement-drill = 演练中的声明不会真的发布，也不进台账。
crisis-note-stated = 首次声明 { $at } 发布
crisis-note-stated-drill = 首次声明 { $at } 签发（演练，不发布）
clause-fast = 快速审批程序
button-statement = 写声明
button-release-drill = 发布到{ $channel }（演练，不会发布）

# 撰写。
ask-statement-holding = 突发 { $number }“{ $title }”：请发来首次声明的正文。
ask-statement-follow-up = 突发 { $number }“{ $title }”：请发来后续声明的正文。
ask-statement-correction = 突发 { $number }“{ $title }”：请发来更正声明的正文。
hint-statement = 第一行写标题，下面写正文；也可以发 Word 文件。没有标题就先用报警时的话，提交前请改。
choice-statement = 这是{ $kind }
ask-statement-which = 是哪一起突发的声明？
choice-statement-crisis = { $number } · { $title }

# 进行中。
news-statement-false-alarm = 突发已确认是误报。声明《{ $title }》（{ $number }）还需要吗？不需要就撤回；不撤回会照常进行。
news-statement-merged = 这起突发已并入另一起。声明《{ $title }》（{ $number }）还需要吗？不需要就撤回；不撤回会照常进行。
news-others-unreached = 《{ $title }》（{ $number }，{ $step }）：{ $people }现在联系不上，已请{ $others }代为处理。
news-nobody-reached = 《{ $title }》（{ $number }，{ $step }）：{ $people }现在联系不上，也没有别人可以代为处理，请直接打电话。

# 不能做的，说明怎么办。
refused-statement-not-yours = 突发 { $number } 的声明由负责人、来协助的人和品牌公关撰写。请先点“我来协助”，或把文字发给负责人。
refused-statement-no-crisis = 没有找到这起正在处理的突发。发送“突发列表”可以看到编号。
refused-statement-drill = 这是演练：声明 { $number } 到此为止，不会发布，也不进台账。

# 办法的说明。
explain-statements = 声明：每人 { $time }：{ $steps }
explain-statements-of = 声明（{ $clauses }）：每人 { $time }：{ $steps }
explain-clock-minutes = { $count } 分钟

# 声明库：预先签发、带空白的声明。
help-statements = 声明：说“声明库”，看预先签发的声明、写一份；突发时在突发卡片上点“写声明”。
library-title = 声明库：{ $count } 份
library-empty = 声明库里还没有声明。预先签发的声明，突发时填好空白、另一人确认就能发布。
library-valid = 《{ $title }》 · { $number } · { $language } · { $signer }签发 · { $until } 前有效
library-expiring = ⚠ 《{ $title }》 · { $number } · { $language } · { $signer }签发 · { $until } 到期，请续签
library-expired = ✕ 《{ $title }》 · { $number } · { $language } · { $signer }签发 · { $until } 已到期，不能使用
item-precleared = 已签发，突发时可用 · { $title }
fact-cleared = 依据{ $signer }预先签发的声明 { $number }（第{ $version }版）
note-statement-confirm = 文字已由领导预先签发，只填了空白。请核对填写的内容；确认后马上签发，并告知签发人。
review-confirm-blanks = 待您核对填空 · { $title }
button-confirm-blanks = 核对无误
button-confirm-blanks-remark = 核对无误并附言
menu-statements = 声明库
button-preclear = 写一份预先签发的声明
button-renew = 请领导续签
choice-library = 用声明库里的声明
choice-precleared = { $title } · { $language }
ask-precleared = 请发来声明的文字：第一行是标题。以后才知道的内容留空白，写成 { "{" }地点{ "}" } 或 ____。
hint-precleared = 领导签发后放进声明库，到期前两周提醒续签。
ask-which-precleared = 突发 { $number }：用哪一份？
ask-blank = 第 { $number }/{ $of } 处空白“{ $blank }”填什么？
    { $place }
ask-blank-unnamed = 第 { $number }/{ $of } 处空白填什么？
    { $place }
news-precleared = 声明《{ $title }》（{ $number }）已签发，放进了声明库，突发时可用。
news-precleared-used = 您预先签发的声明 { $of } 已用于突发 { $number }“{ $title }”：{ $by }填写，{ $confirmed }确认，编号 { $statement }。
news-precleared-ends = 预先签发的声明《{ $title }》（{ $number }）{ $until } 到期。请续签，到期后不能使用。
news-precleared-over = 预先签发的声明《{ $title }》（{ $number }）已到期，不能使用了。还需要的话请续签。
notice-renewing = 已把《{ $title }》（{ $number }）送审，请{ $signer }续签。
refused-blank-empty = 这处空白还没有填。请写上内容再发送。
refused-blank-too-long = 这处空白填了 { $size } 字，最多 { $most } 字。请写短一些。
refused-blank-has-lines = 这处空白只能填一行文字，里面不能再有空白。请重新填写。
refused-precleared-expired = 《{ $title }》（{ $number }）已到期，不能使用。可以请领导续签，或者另写一份声明走快速审批。
refused-precleared-altered = 文字和预先签发的 { $number } 不一样了，不能直接使用。请重新填写一份，或者另写一份声明走快速审批。
refused-precleared-not-yours = 声明库由品牌公关、值班人员和领导使用，处置突发的人也可以看。
refused-precleared-renewal = 已经在续签了（{ $number }），不用再送一次。
agenda-precleared = { $item }：请{ $people }续签预先签发的声明
