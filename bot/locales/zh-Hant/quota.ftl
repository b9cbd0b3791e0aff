# 供稿：數量要求、提醒、每週報告、渠道頻次。

period-week = 第{ $week }週
period-weeks = 第{ $first }–{ $last }週
period-month = { $month }

quota-counted = { $period }供稿 { $count }/{ $least }，此稿已計入
quota-met = { $period }供稿 { $count }/{ $least }，已達標
quota-send-by = { $period }供稿 { $count }/{ $least }；要計入{ $period }，請在{ $at } 前提交
quota-on-its-way = { $period }供稿 { $count }/{ $least }；{ $at } 前{ $point }即計入
quota-next = { $period }供稿 { $count }/{ $least }；按通常所需時間，此稿會計入{ $next }
quota-point-submitted = 提交
quota-point-reached-desk = 送達{ $desk }
quota-point-signed-off = 簽發
quota-point-released = 發佈
quota-of = { $count }/{ $least }
quota-waits = { $number } 自{ $at } 起由{ $people }審核

quota-standing-met = 達標
quota-standing-short = 不足
quota-standing-running = 進行中
quota-standing-excused = 免計
quota-standing-waived = 免計（沒有工作日）
quota-standing-preparation = 免計（籌建中）
quota-standing-new = 免計（期間新設，由下一期起計）
quota-why-excused = 原因：{ $reason }
quota-why-waits = 稿件 { $number } 自{ $at } 起等{ $people }審核，不算遲交
quota-why-came-late = 稿件 { $number } 在期內提交、期後才審到，不算遲交
quota-why-returned = 稿件 { $number } 退回未重交
quota-why-returned-late = 稿件 { $number } 臨到期末才退回，不算遲交

quota-title = 供稿情況
quota-head = { $unit } · { $name }：每期至少 { $count } 篇（{ $clause }）
quota-until = 要計入本期，請在{ $at } 前提交
menu-quota = 供稿
help-quota = 供稿：說「供稿」，看本單位各週交了幾篇；公關部門看到所有單位。

news-quota-short = { $period }供稿提醒：{ $unit }已計 { $count } 篇，至少要 { $least } 篇（{ $clause }）。要計入{ $period }，請在{ $at } 前提交；把材料傳給我就可以開始。
news-quota-short-over = { $period }供稿提醒：{ $unit }已計 { $count } 篇，至少要 { $least } 篇（{ $clause }）。按通常所需時間已經偏緊，請儘快提交，並請審核的同事抓緊。
news-quota-waits = { $period }供稿提醒：{ $unit }已計 { $count } 篇，至少要 { $least } 篇（{ $clause }）。在途的稿件審完即可達標：{ $waits }。
news-quota-head = { $period }供稿：{ $unit }已計 { $count } 篇，至少要 { $least } 篇（{ $clause }）。已提醒 { $people }，請您督促。
news-quota-head-nobody = { $period }供稿：{ $unit }已計 { $count } 篇，至少要 { $least } 篇（{ $clause }）。本單位現在沒有人能供稿，請您安排。
news-quota-head-waits = { $period }供稿：{ $unit }已計 { $count } 篇，至少要 { $least } 篇（{ $clause }）。在途的稿件審完即可達標：{ $waits }。
news-quota-excused = { $unit }{ $period }的供稿（{ $name }）已由 { $by } 免計。原因：{ $reason }
notice-quota-excused = 已免計：{ $unit }，{ $period }。該單位會收到通知。

ask-excuse = 為什麼對{ $unit }免計{ $period }的供稿？
refused-no-quota = 現行辦法沒有規定供稿數量。
refused-not-owing = 您所在的單位沒有供稿數量要求；可以說「幫助」看能做什麼。
refused-excuse = 只有公關部門可以免計供稿。
refused-excused-already = { $unit }{ $period }已經免計，原因：{ $reason }
refused-not-short = { $unit }{ $period }不缺稿，不需要免計。

report-title = { $period }供稿
report-counted = { $period }供稿 · { $count } 家單位：達標 { $met } · 不足 { $short } · 免計 { $exempt }
report-ruled = { $name }（{ $period }）：{ $count } 家，達標 { $met } · 不足 { $short } · 免計 { $exempt }
report-short = 不足：{ $units }
report-unit = { $unit }（{ $what }）
report-and = { $first }，{ $rest }
report-reminded = 已提醒 { $count } 次
report-more = 另 { $count } 家
report-late = 遲發：原定{ $at }，當時機器人沒有運作。
report-settled = 審結 { $count } 篇，採用 { $signed } 篇（{ $share }%）
report-nothing-settled = 這一週沒有審結的稿件。
report-hours = 平均審結 { $hours } 工作小時
report-hours-before = 平均審結 { $hours } 工作小時（上週 { $before }）
report-slowest = 最慢環節：{ $step }
report-head = { $name } · { $period }
report-file = 供稿情況表 · 截至{ $period }，共 { $count } 列
report-file-name = 供稿情況 { $week }
report-picture-name = 供稿熱力圖 { $week }
report-no-picture = 熱力圖這次沒有畫成，名單和表格照常可用。
notice-quota-file = 正在產生供稿情況表，馬上傳給您。
button-quota-list = 名單
button-quota-file = 匯出 .xlsx
button-quota-report = 看報告
button-excuse = 免計…
button-excuse-unit = 對{ $unit }免計…

rhythm-behind = { $channel }：{ $what }（{ $clause }）
rhythm-few = 一週發佈 { $count } 次，至少要 { $least } 次
rhythm-quiet = 已 { $days } 天沒有發佈，間隔不應超過 { $gap } 天
news-rhythm = 發佈頻次提醒：{ $channels }。請安排發佈。

heat-title = 近 { $count } 期供稿：每格為已計篇數/應交篇數
heat-met = 達標
heat-short = 不足
heat-running = 進行中
heat-excused = 免計
heat-waived = 沒有工作日
heat-preparation = 籌建中
heat-new = 尚未開始計
heat-mark-excused = 免
heat-mark-waived = 休
heat-mark-preparation = 籌
heat-mark-new = –
heat-week = { $week }週
heat-month = { $month }月

table-rule = 要求
table-unit = 單位
table-period = 期間
table-standing = 情況
table-count = 已計篇數
table-least = 應交篇數
table-reminded = 已提醒次數
table-excuse = 免計原因
table-name = 供稿情況

explain-quotas = 各單位定期供稿：
explain-quota = { $name }：{ $whose }{ $every }至少 { $count } 篇，{ $counts }時計入（{ $clause }）。
explain-every-weeks = { $count ->
    [1] 每週
   *[other] 每 { $count } 週
}
explain-every-month = 每月
explain-counts-submitted = 提交
explain-counts-reached-desk = 送達{ $desk }
explain-counts-signed-off = 簽發
explain-counts-released = 發佈
explain-quota-only = 只計：{ $what }。
explain-quota-reminds = 不足的在{ $days }提醒；最後一次同時告訴負責人。
explain-medium-picture = 有圖片的
explain-medium-video = 有影片的
explain-medium-audio = 有音訊的
explain-medium-document = 有文件的
explain-rhythm = { $channel }每週至少發佈 { $count } 次（{ $clause }）。
explain-gap-of = { $channel }間隔不超過 { $days } 天（{ $clause }）。

check-no-font = 沒有安裝含中文的字型：報告裡的圖用英文標註，簽發單以網頁給出。請安裝一種（Debian、Ubuntu：apt install fonts-noto-cjk），或在 [sheet] pdf_font 寫明字型檔案。
