# 如何通知：每日彙總、免打擾時間、設定；超過時限的清單。

digest-title = { $at } 的彙總：{ $waiting ->
    [0] 沒有等候您處理的
   *[other] 等候您處理 { $waiting } 項
  }{ $news ->
    [0] {""}
   *[other] ，訊息 { $news } 則
  }
digest-more = 尚有 { $count } 則訊息未有列出。
reminders-title = 提醒 { $count } 則
overdue-title = 超過時限的稿件：{ $count } 篇
overdue-empty = 沒有超過時限的稿件。
overdue-with = { $step }：{ $people }，應於{ $due } 前處理
settings-title = 您的設定
settings-language = 語言：{ $language }
settings-platform = 先在這裡通知您：{ $platform }
settings-forms = 提問：一次填完
settings-steps = 提問：一項一項來
settings-quiet = 免打擾：每天 { $hours }（突發事件除外）
settings-no-quiet = 免打擾：沒有，隨時通知
settings-gathers-nothing = 彙總：不用，有訊息便發
settings-gathers-reminders = 彙總：提醒合成一份，其餘隨時發
settings-gathers-news = 彙總：除了要您決定的，都合成一份
settings-hour = 彙總時間：工作日 { $hour }
ask-quiet = 什麼時間不打擾您？也可以寫，例如「22:00-07:00」。
ask-gathers = 哪些訊息合成一份，按時發給您？
ask-digest-hour = 工作日幾點發給您？也可以寫，例如「08:15」。
choice-hours = { $hours }
choice-no-quiet = 不用免打擾
choice-gathers-nothing = 不用，有訊息便發
choice-gathers-reminders = 只合併提醒
choice-gathers-news = 除了要我決定的
notice-quiet = 好的，每天 { $hours } 不打擾您；突發事件仍會馬上通知。
notice-no-quiet = 好的，隨時通知您。
notice-gathers-nothing = 好的，有訊息便發給您。
notice-gathers-reminders = 好的，提醒合成一份，工作日 { $hour } 發給您。
notice-gathers-news = 好的，除了要您決定的，都合成一份，工作日 { $hour } 發給您。
notice-digest-hour = 好的，彙總在工作日 { $hour } 發給您。
refused-no-such-hours = 這不像一段時間。請寫成「22:00-07:00」，或者按一個選項。
refused-no-such-hour = 這不像一個時間。請寫成「08:30」，或者按一個選項。
button-settings = 設定
button-quiet = 免打擾時間
button-gather = 彙總
button-digest-hour = 彙總時間
button-overdue = 逾期清單
menu-settings = 設定
menu-overdue = 逾期清單
