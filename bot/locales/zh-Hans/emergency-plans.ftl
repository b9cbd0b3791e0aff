# 应急预案：在案、到期、催交。

menu-emergency-plan = 应急预案
button-emergency-plan = 应急预案
button-send-plan = 发来预案
button-open-plan = 打开预案
button-open-plan-crisis = 应急预案
help-emergency-plan = 应急预案：说“应急预案”，看有没有在案、什么时候到期；把文件发来就存好了，每年会提醒更新。

emergency-plans-title = 应急预案：应有 { $count } 份，缺 { $lacking } 份
emergency-plans-title-plain = 应急预案
emergency-plans-asked = 依据{ $clause }，每 { $months } 个月更新
emergency-plans-not-asked = 本单位的制度没有要求交应急预案。愿意交的照样保存，突发时可以打开。
emergency-plans-none = 没有需要交应急预案的单位。
emergency-plan-missing = 没有预案
emergency-plan-out-of-date = 已过期
emergency-plan-runs-out = 快到期
emergency-plan-on-file = 在案
emergency-plan-file = { $name }（{ $size }）
emergency-plan-filed = { $by }交于 { $on }
emergency-plan-out = { $out } 到期
emergency-plan-unit = { $unit }（{ $state }）
emergency-plan-of = { $unit }的应急预案（{ $on }）

ask-emergency-plan = 请发来{ $unit }的应急预案文件。
hint-emergency-plan = Word、PDF、图片都可以，最多 5 个文件。今天算作交存日期，以前的也会保留。
ask-emergency-plan-which = 请选这是哪个单位的应急预案，文件先留着。
choice-emergency-plan = { $unit }
notice-emergency-plan = { $unit }的应急预案已存好，{ $out } 到期，到期前会提醒。
notice-emergency-plan-kept = { $unit }的应急预案已存好，突发时可以打开。制度没有要求交，不会催。
notice-emergency-plan-more = 接着发来的文件也放进{ $unit }的这份应急预案，最多 { $most } 个。要整份换掉，请点“发来预案”再发。
news-emergency-plan-full = 一份应急预案最多 { $most } 个文件，这些没有放进去：{ $files }。请合并成一个文件，点“发来预案”整份重发。

news-emergency-plan-missing = { $unit }还没有应急预案在案（{ $clause }）。请发来文件。
news-emergency-plan-missing-kindly = { $unit }还没有应急预案在案。请发来文件。
news-emergency-plan-runs-out = { $unit }的应急预案 { $out } 到期（{ $clause }）。请看看要不要改，再发来一次。
news-emergency-plan-runs-out-kindly = { $unit }的应急预案 { $out } 到期。请看看要不要改，再发来一次。
news-emergency-plan-out-of-date = { $unit }的应急预案 { $out } 已到期（{ $clause }）。请更新后发来。
news-emergency-plan-out-of-date-kindly = { $unit }的应急预案 { $out } 已到期。请更新后发来。
news-emergency-plan-missing-head = { $unit }还没有应急预案在案，已提醒{ $people }，请督促。
news-emergency-plan-runs-out-head = { $unit }的应急预案 { $out } 到期，已提醒{ $people }，请督促。
news-emergency-plan-out-of-date-head = { $unit }的应急预案 { $out } 已到期，已提醒{ $people }，请督促。
news-emergency-plans-missing = 应急预案缺 { $count } 份：{ $units }。信息员和负责人会收到提醒。

refused-not-your-emergency-plan = 各单位的应急预案由本单位的信息员和负责人交存、查看。
refused-no-emergency-plan = 没有这份应急预案。

explain-account = 结束后 { $days } 天内由负责人提交复盘报告
explain-account-drills = 结束后 { $days } 天内由负责人提交复盘报告，演练也要
explain-plans = { $kinds }的应急预案在案，每 { $months } 个月更新（{ $clause }）
explain-plans-plain = { $kinds }的应急预案在案，每 { $months } 个月更新
agenda-emergency-plans = 查看各单位的应急预案是否在案、是否到期
