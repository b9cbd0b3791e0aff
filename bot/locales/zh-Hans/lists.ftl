# 清单与帮助。

list-line = { $what }
list-more = 还有 { $count } 件没有列出。

inbox-title = 待办 { $count } 件
inbox-empty = 没有等您处理的稿件
inbox-empty-note = 有了会马上告诉您。
inbox-review = 待审核
inbox-release = 待发布
inbox-returned = 退回给您修改
inbox-gathering = 还没提交
inbox-due = { $at } 前
inbox-since = { $at } 起

mine-title = 我的稿件 { $count } 件
mine-empty = 您还没有稿件
mine-empty-note = 把文字、图片或 Word 文件发给我，就开始了。
mine-with = { $step } —— { $people }，{ $at } 起
mine-with-people = { $people }，{ $at } 起

help-title = 在这里可以做什么
help-roles = 您是：{ $roles }
help-send = 发稿：把文字、图片或 Word 文件直接发给我，缺什么我会问。
help-decide = 审核：轮到您时，卡片会送到这里，点“同意”或“退回修改”就行。
help-release = 发布：签发的稿件会送到这里，先校对，再逐个渠道发布，把链接发给我。
help-administer = 管理：要更新人员，把名册文件连同“名册”发给我；哪个环节没有人了，我会告诉您。
help-code = 账号：有人要在聊天平台上用我，说“验证码”加姓名（/code 王敏），把给您的验证码转告他，他发给我就行。
help-accounts = 您的账号：“关联”（/link）关联另一个聊天平台上的账号，“平台”（/platform）选在哪里通知您。
help-commands = 随时可以说：“待办”“我的稿件”“帮助”“语言”；“查”加几个字或编号，“签发单”加编号；“模板”按模板写，“表单”一次填完，“逐项”一项一项答；“设置”里选免打扰时间和每日汇总，“逾期清单”看超过时限的稿件。
help-note = 轮到您的，点了就算数。不该您点的、过时的按钮，点了什么都不会改变，我会说明原因。
