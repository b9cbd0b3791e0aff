# 怎么通知：每日汇总、免打扰时间、设置；超过时限的清单。

digest-title = { $at } 的汇总：{ $waiting ->
    [0] 没有等您处理的
   *[other] 等您处理 { $waiting } 项
  }{ $news ->
    [0] {""}
   *[other] ，消息 { $news } 条
  }
digest-more = 还有 { $count } 条消息没有列出。
reminders-title = 提醒 { $count } 条
overdue-title = 超过时限的稿件：{ $count } 篇
overdue-empty = 没有超过时限的稿件。
overdue-with = { $step }：{ $people }，应在{ $due } 前处理
settings-title = 您的设置
settings-language = 语言：{ $language }
settings-platform = 先在这里通知您：{ $platform }
settings-forms = 提问：一次填完
settings-steps = 提问：一项一项来
settings-quiet = 免打扰：每天 { $hours }（突发事件除外）
settings-no-quiet = 免打扰：没有，随时通知
settings-gathers-nothing = 汇总：不用，有消息就发
settings-gathers-reminders = 汇总：提醒合成一份，其余随时发
settings-gathers-news = 汇总：除了要您决定的，都合成一份
settings-hour = 汇总时间：工作日 { $hour }
ask-quiet = 什么时间不打扰您？也可以写，例如“22:00-07:00”。
ask-gathers = 哪些消息合成一份，按时发给您？
ask-digest-hour = 工作日几点发给您？也可以写，例如“08:15”。
choice-hours = { $hours }
choice-no-quiet = 不用免打扰
choice-gathers-nothing = 不用，有消息就发
choice-gathers-reminders = 只合并提醒
choice-gathers-news = 除了要我决定的
notice-quiet = 好的，每天 { $hours } 不打扰您；突发事件仍会马上通知。
notice-no-quiet = 好的，随时通知您。
notice-gathers-nothing = 好的，有消息就发给您。
notice-gathers-reminders = 好的，提醒合成一份，工作日 { $hour } 发给您。
notice-gathers-news = 好的，除了要您决定的，都合成一份，工作日 { $hour } 发给您。
notice-digest-hour = 好的，汇总在工作日 { $hour } 发给您。
refused-no-such-hours = 这不像一段时间。请写成“22:00-07:00”，或者点一个选项。
refused-no-such-hour = 这不像一个时间。请写成“08:30”，或者点一个选项。
button-settings = 设置
button-quiet = 免打扰时间
button-gather = 汇总
button-digest-hour = 汇总时间
button-overdue = 逾期清单
menu-settings = 设置
menu-overdue = 逾期清单
