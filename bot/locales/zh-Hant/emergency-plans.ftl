# 應急預案：在案、到期、催交。

menu-emergency-plan = 應急預案
button-emergency-plan = 應急預案
button-send-plan = 傳來預案
button-open-plan = 開啟預案
button-open-plan-crisis = 應急預案
help-emergency-plan = 應急預案：說「應急預案」，看有沒有在案、什麼時候到期；把檔案傳來就存好了，每年會提醒更新。

emergency-plans-title = 應急預案：應有 { $count } 份，欠 { $lacking } 份
emergency-plans-title-plain = 應急預案
emergency-plans-asked = 依據{ $clause }，每 { $months } 個月更新
emergency-plans-not-asked = 本單位的制度沒有要求交應急預案。願意交的照樣保存，突發時可以開啟。
emergency-plans-none = 沒有需要交應急預案的單位。
emergency-plan-missing = 沒有預案
emergency-plan-out-of-date = 已過期
emergency-plan-runs-out = 快到期
emergency-plan-on-file = 在案
emergency-plan-file = { $name }（{ $size }）
emergency-plan-filed = { $by }交於 { $on }
emergency-plan-out = { $out } 到期
emergency-plan-unit = { $unit }（{ $state }）
emergency-plan-of = { $unit }的應急預案（{ $on }）

ask-emergency-plan = 請傳來{ $unit }的應急預案檔案。
hint-emergency-plan = Word、PDF、圖片都可以，最多 5 個檔案。今天算作交存日期，以前的也會保留。
ask-emergency-plan-which = 請選這是哪個單位的應急預案，檔案先留着。
choice-emergency-plan = { $unit }
notice-emergency-plan = { $unit }的應急預案已存好，{ $out } 到期，到期前會提醒。
notice-emergency-plan-kept = { $unit }的應急預案已存好，突發時可以開啟。制度沒有要求交，不會催。
notice-emergency-plan-more = 接着傳來的檔案也放進{ $unit }的這份應急預案，最多 { $most } 個。要整份換掉，請點「傳來預案」再傳。
news-emergency-plan-full = 一份應急預案最多 { $most } 個檔案，這些沒有放進去：{ $files }。請合併成一個檔案，點「傳來預案」整份重傳。

news-emergency-plan-missing = { $unit }還沒有應急預案在案（{ $clause }）。請傳來檔案。
news-emergency-plan-missing-kindly = { $unit }還沒有應急預案在案。請傳來檔案。
news-emergency-plan-runs-out = { $unit }的應急預案 { $out } 到期（{ $clause }）。請看看要不要改，再傳來一次。
news-emergency-plan-runs-out-kindly = { $unit }的應急預案 { $out } 到期。請看看要不要改，再傳來一次。
news-emergency-plan-out-of-date = { $unit }的應急預案 { $out } 已到期（{ $clause }）。請更新後傳來。
news-emergency-plan-out-of-date-kindly = { $unit }的應急預案 { $out } 已到期。請更新後傳來。
news-emergency-plan-missing-head = { $unit }還沒有應急預案在案，已提醒{ $people }，請督促。
news-emergency-plan-runs-out-head = { $unit }的應急預案 { $out } 到期，已提醒{ $people }，請督促。
news-emergency-plan-out-of-date-head = { $unit }的應急預案 { $out } 已到期，已提醒{ $people }，請督促。
news-emergency-plans-missing = 應急預案欠 { $count } 份：{ $units }。資訊員和負責人會收到提醒。

refused-not-your-emergency-plan = 各單位的應急預案由本單位的資訊員和負責人交存、查看。
refused-no-emergency-plan = 沒有這份應急預案。

explain-account = 結束後 { $days } 天內由負責人提交檢討報告
explain-account-drills = 結束後 { $days } 天內由負責人提交檢討報告，演練也要
explain-plans = { $kinds }的應急預案在案，每 { $months } 個月更新（{ $clause }）
explain-plans-plain = { $kinds }的應急預案在案，每 { $months } 個月更新
agenda-emergency-plans = 查看各單位的應急預案是否在案、是否到期
