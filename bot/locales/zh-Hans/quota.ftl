# 供稿：数量要求、提醒、每周报告、渠道频次。

period-week = 第{ $week }周
period-weeks = 第{ $first }–{ $last }周
period-month = { $month }

quota-counted = { $period }供稿 { $count }/{ $least }，此稿已计入
quota-met = { $period }供稿 { $count }/{ $least }，已达标
quota-send-by = { $period }供稿 { $count }/{ $least }；要计入{ $period }，请在{ $at } 前提交
quota-on-its-way = { $period }供稿 { $count }/{ $least }；{ $at } 前{ $point }即计入
quota-next = { $period }供稿 { $count }/{ $least }；按通常用时，此稿会计入{ $next }
quota-point-submitted = 提交
quota-point-reached-desk = 送达{ $desk }
quota-point-signed-off = 签发
quota-point-released = 发布
quota-of = { $count }/{ $least }
quota-waits = { $number } 自{ $at } 起由{ $people }审核

quota-standing-met = 达标
quota-standing-short = 不足
quota-standing-running = 进行中
quota-standing-excused = 免计
quota-standing-waived = 免计（没有工作日）
quota-standing-preparation = 免计（筹建中）
quota-standing-new = 免计（期间新设，从下一期起计）
quota-why-excused = 原因：{ $reason }
quota-why-waits = 稿件 { $number } 自{ $at } 起等{ $people }审核，不算迟交
quota-why-came-late = 稿件 { $number } 在期内提交、期后才审到，不算迟交
quota-why-returned = 稿件 { $number } 退回未重交
quota-why-returned-late = 稿件 { $number } 临到期末才退回，不算迟交

quota-title = 供稿情况
quota-head = { $unit } · { $name }：每期至少 { $count } 篇（{ $clause }）
quota-until = 要计入本期，请在{ $at } 前提交
menu-quota = 供稿
help-quota = 供稿：说“供稿”，看本单位各周交了几篇；公关部门看到所有单位。

news-quota-short = { $period }供稿提醒：{ $unit }已计 { $count } 篇，至少要 { $least } 篇（{ $clause }）。要计入{ $period }，请在{ $at } 前提交；把材料发给我就可以开始。
news-quota-short-over = { $period }供稿提醒：{ $unit }已计 { $count } 篇，至少要 { $least } 篇（{ $clause }）。按通常用时已经偏紧，请尽快提交，并请审核的同事抓紧。
news-quota-waits = { $period }供稿提醒：{ $unit }已计 { $count } 篇，至少要 { $least } 篇（{ $clause }）。在途的稿件审完即可达标：{ $waits }。
news-quota-head = { $period }供稿：{ $unit }已计 { $count } 篇，至少要 { $least } 篇（{ $clause }）。已提醒 { $people }，请您督促。
news-quota-head-nobody = { $period }供稿：{ $unit }已计 { $count } 篇，至少要 { $least } 篇（{ $clause }）。本单位现在没有人能供稿，请您安排。
news-quota-head-waits = { $period }供稿：{ $unit }已计 { $count } 篇，至少要 { $least } 篇（{ $clause }）。在途的稿件审完即可达标：{ $waits }。
news-quota-excused = { $unit }{ $period }的供稿（{ $name }）已由 { $by } 免计。原因：{ $reason }
notice-quota-excused = 已免计：{ $unit }，{ $period }。该单位会收到通知。

ask-excuse = 为什么对{ $unit }免计{ $period }的供稿？
refused-no-quota = 现行办法没有规定供稿数量。
refused-not-owing = 您所在的单位没有供稿数量要求；可以说“帮助”看能做什么。
refused-excuse = 只有公关部门可以免计供稿。
refused-excused-already = { $unit }{ $period }已经免计，原因：{ $reason }
refused-not-short = { $unit }{ $period }不缺稿，不需要免计。

report-title = { $period }供稿
report-counted = { $period }供稿 · { $count } 家单位：达标 { $met } · 不足 { $short } · 免计 { $exempt }
report-ruled = { $name }（{ $period }）：{ $count } 家，达标 { $met } · 不足 { $short } · 免计 { $exempt }
report-short = 不足：{ $units }
report-unit = { $unit }（{ $what }）
report-and = { $first }，{ $rest }
report-reminded = 已提醒 { $count } 次
report-more = 另 { $count } 家
report-late = 迟发：原定{ $at }，当时机器人没有运行。
report-settled = 审结 { $count } 篇，采用 { $signed } 篇（{ $share }%）
report-nothing-settled = 这一周没有审结的稿件。
report-hours = 平均审结 { $hours } 工作小时
report-hours-before = 平均审结 { $hours } 工作小时（上周 { $before }）
report-slowest = 最慢环节：{ $step }
report-head = { $name } · { $period }
report-file = 供稿情况表 · 截至{ $period }，共 { $count } 行
report-file-name = 供稿情况 { $week }
report-picture-name = 供稿热力图 { $week }
report-no-picture = 热力图这次没有画成，名单和表格照常可用。
notice-quota-file = 正在生成供稿情况表，马上发给您。
button-quota-list = 名单
button-quota-file = 导出 .xlsx
button-quota-report = 看报告
button-excuse = 免计…
button-excuse-unit = 对{ $unit }免计…

rhythm-behind = { $channel }：{ $what }（{ $clause }）
rhythm-few = 一周发布 { $count } 次，至少要 { $least } 次
rhythm-quiet = 已 { $days } 天没有发布，间隔不应超过 { $gap } 天
news-rhythm = 发布频次提醒：{ $channels }。请安排发布。

heat-title = 近 { $count } 期供稿：每格为已计篇数/应交篇数
heat-met = 达标
heat-short = 不足
heat-running = 进行中
heat-excused = 免计
heat-waived = 没有工作日
heat-preparation = 筹建中
heat-new = 尚未开始计
heat-mark-excused = 免
heat-mark-waived = 休
heat-mark-preparation = 筹
heat-mark-new = –
heat-week = { $week }周
heat-month = { $month }月

table-rule = 要求
table-unit = 单位
table-period = 期间
table-standing = 情况
table-count = 已计篇数
table-least = 应交篇数
table-reminded = 已提醒次数
table-excuse = 免计原因
table-name = 供稿情况

explain-quotas = 各单位定期供稿：
explain-quota = { $name }：{ $whose }{ $every }至少 { $count } 篇，{ $counts }时计入（{ $clause }）。
explain-every-weeks = { $count ->
    [1] 每周
   *[other] 每 { $count } 周
}
explain-every-month = 每月
explain-counts-submitted = 提交
explain-counts-reached-desk = 送达{ $desk }
explain-counts-signed-off = 签发
explain-counts-released = 发布
explain-quota-only = 只计：{ $what }。
explain-quota-reminds = 不足的在{ $days }提醒；最后一次同时告诉负责人。
explain-medium-picture = 有图片的
explain-medium-video = 有视频的
explain-medium-audio = 有音频的
explain-medium-document = 有文档的
explain-rhythm = { $channel }每周至少发布 { $count } 次（{ $clause }）。
explain-gap-of = { $channel }间隔不超过 { $days } 天（{ $clause }）。

check-no-font = 没有安装含中文的字体：报告里的图用英文标注，签发单以网页给出。请安装一种（Debian、Ubuntu：apt install fonts-noto-cjk），或在 [sheet] pdf_font 写明字体文件。
