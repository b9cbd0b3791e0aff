# 發佈計劃：登記、兩週一覽、選題和時間衝突。

menu-plan = 發佈計劃
button-plan = 發佈計劃
button-plan-add = 登記計劃
button-plan-drop = 取消計劃
button-plan-file = 日曆檔案
button-subscribe = 訂閱日曆
button-new-link = 換新連結
button-end-link = 停用連結

plan-title = 未來兩週的發佈計劃
plan-empty = 未來兩週沒有發佈計劃
plan-empty-note = 請提早一週登記；按時登記的，常規資訊便不算遲報。
plan-day = { $month }{ $day }日 { $weekday }
plan-channels = { $channels }
plan-not-begun = 未交稿
plan-late = 該交稿了
plan-short = 登記遲了 { $days } 天
plan-meets-subject = 選題相近：{ $unit }《{ $title }》{ $at }
plan-meets-time = 時間相同：{ $unit }《{ $title }》{ $at }
plan-meets-near = 時間相近：{ $unit }《{ $title }》{ $at }
plan-meets-released = 近期發過：{ $unit }《{ $title }》{ $at }
plan-file = 發佈計劃日曆（{ $count } 項）
plan-file-note = 在日曆程式中開啟；計劃有變，再取一份開啟即可更新。
calendar-link = 您的發佈計劃訂閱連結：{ $address }
calendar-link-webcal = 在日曆程式中選「按網址訂閱」，填入即可。程式只認 webcal 的，用：{ $address }
calendar-link-secret = 連結只顯示這一次，取得的人能看到您所能看到的計劃，請勿轉給他人。若已外洩，請換新連結。
calendar-link-kept = 您已有發佈計劃的訂閱連結（{ $at } 產生）
calendar-link-once = 連結只在產生時顯示。找不到了，或可能已外洩，請換新連結，舊的隨即失效。
calendar-link-over = 這個訂閱連結已失效

help-plan = 計劃：「發佈計劃」看未來兩週要發什麼，也可以登記。
ask-plan-title = 計劃發佈什麼？請寫標題。
ask-plan-category = 什麼欄目？
ask-plan-channels = 發在哪裡？
ask-plan-at = 計劃何時發佈？

notice-planned = 已登記：《{ $title }》擬{ $at } 發佈。
notice-planned-short = { $said }應提早一週登記，這一項遲了 { $days } 天，公關部門會看到；照常有效。
notice-planned-meets = { $said }請留意，{ $conflicts }。對方也會收到提示。
notice-plan-dropped = 已取消計劃：《{ $title }》。
notice-plan-file = 正在製作日曆檔案，請稍候。
notice-link-new = 連結馬上傳給您。
notice-link-renewed = 舊連結已失效，新連結馬上傳給您。
notice-link-ended = 連結已停用。

news-plan-met = { $unit }登記了《{ $other }》，擬{ $at } 發佈，與您計劃的《{ $title }》{ $how }，請商量一下。
plan-how-subject = 選題相近
plan-how-time = 時間相同
plan-how-near = 時間相近
news-plan-gone = { $by }取消了{ $unit }的計劃：《{ $title }》，原擬{ $at } 發佈。
news-plan-due = 計劃中的《{ $title }》請在{ $due } 前交稿，才來得及審核。
news-plan-late = 計劃中的《{ $title }》應在{ $due } 前交稿，已過 { $days } 個工作天。請交稿，不發佈便請在發佈計劃裡取消。
news-plan-late-head = { $unit }計劃中的《{ $title }》應在{ $due } 前交稿，已過 { $days } 個工作天，請督促。

refused-not-your-plan = 這是別的單位的計劃。
refused-plan-dropped = 《{ $title }》已從計劃中取消。
refused-nothing-planned = 沒有可看的發佈計劃。
refused-no-calendar-address = 這裡還沒有可供訂閱的網址，請管理員填寫 [calendar] url。在此之前，可用「日曆檔案」取一份目前的計劃。
check-no-calendar-address = 發佈計劃暫不能訂閱：[calendar] url 沒有填寫公開網址。計劃仍可按檔案取用。
