# 突發的情況報告：首次、後續、終結；三個部分；到時提醒。

situation-kind-first = 首次報告
situation-kind-follow-up = 後續報告
situation-kind-final = 終結報告
situation-overview = 概況：{ $words }
situation-measures = 措施：{ $words }
situation-next-steps = 下一步：{ $words }
situation-files = 已收下 { $count } 個附件。

# 卡片。
crisis-note-report = 第 { $number } 份報告（{ $kind }），{ $by } { $at }：
crisis-note-report-files = 附件：{ $files }
crisis-note-report-due-yours = { $kind }請於 { $at } 前寫好。
crisis-note-report-late-yours = { $kind }原應於 { $at } 前寫好，請盡快。
crisis-note-report-late = { $kind }原應於 { $at } 前寫好，仍未收到。

# 按鈕。
button-situation = 寫情況報告
button-situation-give = 發給所有人

# 問與答。
ask-situation-overview = { $number } { $kind }（1/3）：概況——發生了什麼，現在怎樣？
ask-situation-measures = { $number } { $kind }（2/3）：已採取的措施？
ask-situation-next-steps = { $number } { $kind }（3/3）：下一步做什麼？寫完即發給所有人。
ask-situation-form = { $number } { $kind }：概況、已採取的措施、下一步。
hint-situation = 可以連同圖片、檔案一起發送。
hint-situation-form = 會寫到每個人的卡片上。也可以直接發文字來，由概況寫起。
field-situation-overview = 概況：發生了什麼，現在怎樣
field-situation-measures = 已採取的措施
field-situation-next-steps = 下一步
field-situation-files = 圖片、檔案
choice-situation-same = 不改，照舊
choice-situation-skip = 這一項沒有
choice-situation-back = 上一項
choice-situation-without = 不寫報告，直接提請結束
said-situation = 已發給所有人
notice-situation = { $number } 的報告已寫到每個人的卡片上。下一份請於 { $at } 前寫好。

# 通知。
news-situation-due = { $number }「{ $title }」：{ $kind }到時間了（{ $at }），請寫一下概況、措施、下一步。
posted-situation = { $number } { $kind }，{ $by }：{ $said }（附件 { $count }）
posted-situation-files = { $number } { $kind }，{ $by }：附件 { $count }

refused-situation-empty = 三項都是空的。請至少寫一句，或者發一張圖。

# 時間線與用時。
button-timeline = 時間線
button-timeline-earlier = 更早
button-timeline-later = 更晚
button-timeline-html = 匯出 .html（可列印）
button-timeline-xlsx = 匯出 .xlsx
timeline-title = { $number } 時間線（第 { $page }/{ $pages } 頁）
timeline-line = { $at } { $what }
timeline-people = 名單：{ $people }
timeline-file = { $number } 時間線
timeline-name = { $number } 時間線
timeline-sheet = 突發 { $number } 時間線
timeline-reported-words = 報告原文
timeline-reporter = 報告人
timeline-reported-at = 報告時間
timeline-owner = 負責人
timeline-over-at = 結束時間
timeline-figures = 用時（由報告起計）
timeline-reports = 情況報告
timeline-moments = 經過
timeline-column-at = 時間
timeline-column-what = 事項
timeline-column-said = 內容
timeline-column-people = 名單
timeline-column-files = 附件
timeline-column-report = 報告
timeline-column-overview = 概況
timeline-column-measures = 已採取的措施
timeline-column-next-steps = 下一步
notice-timeline-file = 正在製作，馬上發來。
refused-which-crisis = 請寫上編號，例如：時間線 C-2026-03。傳送「突發列表」可以看到編號。
figures = 由報告起：{ $what }
figure-accepted = 首個警報送達 { $after }
figure-owned = 接手 { $after }
figure-report = 首次情況報告 { $after }
figure-statement = 首份聲明 { $after }
figure-over = 結束 { $after }
figures-platform = { $platform }：呼叫 { $called } 人，送達 { $accepted } 人，在此看到 { $seen } 人，在此接手 { $taken } 人
crisis-hours = { $hours } 小時 { $minutes } 分

timeline-reported = { $by }報告
timeline-reported-joined = { $by }又報告同一件事
timeline-reported-waits = { $by }寫來，等待確認
timeline-elsewhere = { $by }在另一起中寫道（其後已併入）
timeline-dropped = { $by }說不是突發
timeline-confirmed = { $by }確認屬實
timeline-called = { $level }：呼叫 { $count } 人
timeline-called-outside = { $level }：呼叫 { $count } 人，並用平台以外的方式呼叫
timeline-called-nobody = { $level }：沒有一個人能聯絡上
timeline-accepted = { $platform }：送達 { $count } 人
timeline-taken = { $by }接手（{ $after }）
timeline-seen = { $by }已看到
timeline-seen-late = { $by }於結束後看到
timeline-joins = { $by }來協助
timeline-added = { $by }補充
timeline-told = { $by }說進展
timeline-silent = { $owner }已 { $minutes } 分鐘沒有說進展，已催問
timeline-lost = { $owner }已 { $minutes } 分鐘沒有說進展，不再負責，重新呼叫所有人
timeline-steadied = { $by }認為已平穩
timeline-offered = { $by }請{ $to }接手
timeline-handed-over = { $by }由{ $before }手中接手
timeline-declined = { $by }不能接手，仍由{ $before }負責
timeline-proposed-closed = { $by }提請結束
timeline-proposed-false-alarm = { $by }認為是誤報
timeline-kept = { $by }認為仍未結束
timeline-ended-closed = { $first }提請、{ $by }確認結束
timeline-ended-false-alarm = { $first }提出、{ $by }確認是誤報
timeline-reopened = { $by }再次啟動
timeline-merged = 已併入 { $into }
timeline-left = 名冊有變動，不再呼叫
timeline-situation = { $by }發出第 { $number } 份報告（{ $kind }）
timeline-situation-due = { $kind }到時間，已提醒{ $owner }
timeline-waived = { $by }沒有寫終結報告就提請結束
timeline-statement-sent = { $by }把聲明 { $number } 送審
timeline-statement-signed = 聲明 { $number } 審定
timeline-precleared-used = 聲明 { $number } 用的是{ $signer }預先簽發的 { $of }（第{ $version }版）：{ $writer }填寫，{ $confirmed }確認
timeline-statement-released = { $by }在{ $channel }發佈聲明 { $number }
timeline-account-asked = 請{ $person }寫檢討報告
timeline-account-given = { $by }交了檢討報告
timeline-account-fell-away = 再次啟動，{ $person }暫不用寫檢討報告
timeline-task-set = { $by }向{ $person }交辦跟進工作
timeline-task-finished = { $by }完成跟進工作
timeline-task-handed-on = { $before }的跟進工作轉交{ $person }
timeline-task-put-off = { $by }把跟進工作延後到 { $until }
timeline-drill-began = { $by }發起演練
timeline-drill-began-by-itself = 按制度開始演練
timeline-drill-ended = 演練結束
timeline-written = { $number } 的時間線已寫入 { $file }。
timeline-unknown = 沒有編號為 { $number } 的突發。
explain-situation = 情況報告：接手後 { $first }內寫首次報告，其後每 { $every }一份，平穩後每 { $stable }一份。
agenda-crisis-report = 突發事件「{ $name }」：情況報告到時間，提醒負責人
