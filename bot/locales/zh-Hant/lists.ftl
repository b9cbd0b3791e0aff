# 清單與說明。

list-line = { $what }
list-more = 還有 { $count } 項未列出。

inbox-title = 待辦 { $count } 項
inbox-empty = 沒有等候您處理的稿件
inbox-empty-note = 有的話會立即通知您。
inbox-review = 待審核
inbox-release = 待發佈
inbox-returned = 退回給您修改
inbox-gathering = 尚未提交
inbox-due = { $at } 前
inbox-since = { $at } 起

mine-title = 我的稿件 { $count } 篇
mine-empty = 您還沒有稿件
mine-empty-note = 把文字、圖片或 Word 檔案傳給我，就可以開始。
mine-with = { $step } —— { $people }，{ $at } 起
mine-with-people = { $people }，{ $at } 起

help-title = 在這裡可以做什麼
help-roles = 您是：{ $roles }
help-send = 投稿：把文字、圖片或 Word 檔案直接傳給我，欠缺什麼我會問。
help-decide = 審核：輪到您時，卡片會送到這裡，按「同意」或「退回修改」即可。
help-release = 發佈：簽發的稿件會送到這裡，先校對，再逐個渠道發佈，把連結傳給我。
help-administer = 管理：要更新人員，把名冊檔案連同「名冊」傳給我；哪個環節沒有人了，我會通知您。
help-code = 帳號：有人要在聊天平台上用我，說「驗證碼」加姓名（/code 王敏），把給您的驗證碼轉告對方，對方傳給我即可。
help-accounts = 您的帳號：「連繫」（/link）連繫另一個聊天平台上的帳號，「平台」（/platform）選在哪裡通知您。
help-commands = 隨時可以說：「待辦」「我的稿件」「幫助」「語言」；「查」加幾個字或編號，「簽發單」加編號；「範本」按範本寫，「表單」一次填完，「逐項」逐項回答；「設定」裡選免打擾時間和每日彙總，「逾期清單」看超過時限的稿件。
help-note = 輪到您的，按了就算數。不應由您按的、過時的按鈕，按了什麼都不會改變，我會說明原因。
