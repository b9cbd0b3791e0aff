# Mistakes in the files of an administrator: configuration, policy, roster. The English words are those with which each is found
# (bot/mistake_words.py): who changes them there changes them here.
mistakes-of-file = { $file }：{ $count } 處須改
mistakes-and-more = 還有 { $count } 處
mistakes-at = { $place }：{ $problem }
mistakes-with-mend = { $problem }；{ $mend }
mistakes-both = { $first }；{ $rest }
mistakes-place-line = 第 { $line } 行
mistakes-place-key = 第 { $line } 行 { $key }
mistakes-place-row = 「{ $sheet }」第 { $row } 列
mistakes-place-cell = 「{ $sheet }」第 { $row } 列「{ $column }」欄

# What a word was meant to be, and the shapes of values.
mistake-kind-person = 人員
mistake-kind-unit = 單位
mistake-kind-body = 機構
mistake-kind-role = 角色
mistake-kind-verdict = 意見種類
mistake-kind-channel = 渠道
mistake-kind-category = 欄目
mistake-kind-step = 環節
mistake-kind-matter = 事項
mistake-kind-source = 資訊來源
mistake-kind-secrecy = 保密核對
mistake-kind-question = 保密核對問題
mistake-kind-urgency = 緊急程度
mistake-kind-audience = 讀者範圍
mistake-kind-origin = 原創或轉發
mistake-kind-kind = 單位類型
mistake-kind-concerned = 涉及單位
mistake-kind-quoted = 被引用人
mistake-kind-figures = 數據
mistake-kind-zone = 時區
mistake-shown-table = 一張表
mistake-shown-list = 一個清單
mistake-unknown = 沒有「{ $word }」這個{ $kind }
mistake-did-you-mean = 是不是「{ $word }」？
mistake-there-are = 可以寫：{ $words }
mistake-there-are-none = 目前一個也沒有
choice-department = 部門
choice-subsidiary = 附屬公司
choice-active = 運作中
choice-preparation = 籌備
choice-zh-Hans = 簡體中文
choice-zh-Hant = 繁體中文
choice-en = 英文
roster-sheet-unit = 單位
roster-sheet-person = 人員

# What is wrong with the file itself.
mistake-no-file = 沒有這個檔案
mistake-looked-for-it-at = 找的是 { $path }
mistake-cannot-be-read = 讀不出來：{ $why }
mistake-look-at-and-its-permissions = 請檢查 { $path } 及其權限
mistake-not-utf8-line = 不是 UTF-8 文字（第 { $line } 行）
mistake-not-utf8 = 不是 UTF-8 文字
mistake-save-it-as-utf-8-in = 請用編輯器另存為 UTF-8
mistake-save-it-as-csv-utf-8 = 請用試算表軟件另存為「CSV UTF-8」
mistake-brackets-are-nested-too-deeply-to = 括號或點一層套一層，套得太多了
mistake-is-locked-by-a-password = 檔案有密碼
mistake-save-it-without-one-then-try = 請另存為沒有密碼的檔案，再試一次
mistake-is-damaged-or-no-xlsx-file = 檔案已損壞，或者不是 .xlsx
mistake-open-it-in-your-spreadsheet-program = 請用試算表軟件開啟，另存為 .xlsx
mistake-is-damaged-or-no-csv-file = 檔案已損壞或少了引號，或者不是 .csv
mistake-save-it-as-xlsx-in-your = 請用試算表軟件另存為 .xlsx
mistake-is-too-large-for-a-roster = 檔案太大，不像名冊
mistake-use-letters-digits-and-a-number = 請用字母、數字和連字號，不超過 { $most } 個字元；純數字的員工編號也可以
mistake-leave-out-what-is-no-part = 請去掉不屬於名冊的內容
mistake-keep-to-rows-and-columns-and = 不超過 { $rows } 列、{ $columns } 欄，空表裡遠處的內容也請刪去

# What is wrong with the way it is written.
mistake-not-toml = 不合 TOML 的寫法（{ $why }）
mistake-quoting-not-toml = 不合 TOML 的寫法（{ $why }）：{ $line }
mistake-look-for-a-sign-that-is = 請看看這一行或上一行是不是少了引號、等號或括號
mistake-the-list-before-this-line-has = 這一行之前的清單沒有結束
mistake-quoting-no-end = 這一行之前的清單沒有結束：{ $line }
mistake-close-it-with-a-square-bracket = 請補上方括號 ]
mistake-there-is-no-value-after = 等號後面沒有值
mistake-quoting-no-value = 等號後面沒有值：{ $line }
mistake-write-one-or-leave-the-key = 請寫上，或者去掉這一項
mistake-true-and-false-are-written-small = true 和 false 要小寫
mistake-quoting-small = true 和 false 要小寫：{ $line }
mistake-write-true-or-false = 請寫 true 或 false
mistake-text-needs-quotation-marks-straight-ones = 文字要用英文直引號括起來
mistake-quoting-straight = 文字要用英文直引號括起來：{ $line }
mistake-text-needs-quotation-marks-on-both = 文字兩邊都要有引號
mistake-quoting-both-sides = 文字兩邊都要有引號：{ $line }
mistake-write-it-like-key-words = 請寫成 key = "文字"
mistake-stands-here-twice = 出現了兩次
mistake-quoting-twice = 出現了兩次：{ $line }
mistake-leave-one-of-them-out = 請去掉一處

# What is wrong with a value.
mistake-is-missing = 還沒有寫
mistake-is-empty = 還空著
mistake-write-something-between-the-quotes-or = 請在引號之間寫上內容，或者去掉這一項
mistake-there-is-no-such-key-here = 這裡沒有這一項
mistake-has-blanks-around-it-or-signs = 前後有空格，或者夾著看不見的字元
mistake-write-it-on-one-line-without = 請寫成一行，並去掉它們
mistake-is-empty-or-has-signs-in = 還空著，或者夾著看不見的字元
mistake-write-its-headings-each-on-a = 請寫各個小標題，每個一行
mistake-is-longer-than-characters = 超過 { $most } 個字
mistake-shorten-it = 請縮短
mistake-cannot-be-an-id = 「{ $word }」不能作編號
mistake-use-small-letters-digits-and-hyphens = 請用小寫字母、數字和連字號，以字母開頭，不超過 { $most } 個字元
mistake-is-an-empty-list = 清單是空的
mistake-put-at-least-one-thing-into = 請至少寫一項，或者去掉這一項
mistake-cannot-be = 不能寫{ $word }
mistake-cannot-be-word = 不能寫「{ $word }」
mistake-must-be-text-in-quotes-and = 這裡要寫帶引號的文字，現在是{ $shown }
mistake-must-be-a-whole-number-and = 這裡要寫整數，現在是{ $shown }
mistake-must-be-true-or-false-and = 這裡要寫 true 或 false，現在是{ $shown }
mistake-must-be-a-list-in-square = 這裡要寫成方括號裡的清單，現在是{ $shown }
mistake-must-be-a-table-and-is = 這裡要寫成一張表，現在是{ $shown }
mistake-must-be-a-date-such-as = 這裡要寫日期，例如 2026-01-31，不加引號，現在是{ $shown }
mistake-must-be-or-more-and-is = 不能小於 { $least }，現在是{ $shown }
mistake-must-be-or-less-and-is = 不能大於 { $most }，現在是{ $shown }
mistake-is-used-twice-first-at = 「{ $word }」用了兩次，第一次在{ $place }
mistake-give-this-one-an-id-of = 請給這一個另取編號
mistake-give-it-an-id-of-its = 請取一個編號
mistake-say-it-in-three-languages = 請用三種語言寫出
mistake-write-the-name-in-simplified-chinese = 請寫簡體中文名稱
mistake-write-the-name-in-traditional-chinese = 請寫繁體中文名稱
mistake-write-the-name-in-english = 請寫英文名稱

# In a configuration.
mistake-unknown-zone = 沒有「{ $word }」這個時區
mistake-write-it-like-asia-shanghai = 請寫成「Asia/Shanghai」這樣
mistake-is-no-time-of-day = 「{ $word }」不是時刻
mistake-write-hours-and-minutes-like-08 = 請寫時和分，例如「08:30」「17:00」
mistake-write-the-name-of-the-organisation = 請寫單位名稱
mistake-name-the-time-zone-such-as = 請寫時區，例如「Asia/Shanghai」
mistake-name-a-policy-that-comes-with = 請寫自帶的辦法，例如「p3」，或者您自己的檔案
mistake-name-the-roster-file-bot-sample = 請寫名冊檔案；可以先用 bot/sample/roster.toml
mistake-name-the-folder-in-which-everything = 請寫存放一切資料的資料夾
mistake-add-organisation-with-name-zone-policy = 請加上 [organisation]，寫明 name、zone、policy、roster
mistake-add-data-with-folder = 請加上 [data]，寫明 folder
mistake-neither-a-policy-of-ours-nor = 既不是自帶的辦法，也沒有這個檔案：{ $path }
mistake-no-file-at = 沒有這個檔案：{ $path }
mistake-mend-the-path = 請改正路徑
mistake-is-not-after-opens = { $one } 不晚於 opens（{ $other }）
mistake-exchange-them-or-write-hours-of = 請對調，或者寫同一天之內的時間
mistake-is-among-days-off-as-well = { $day } 也寫在 days_off 裡
mistake-leave-it-in-one-of-them = 請只留一處
mistake-official-days-not-known = 沒有「{ $word }」的法定假日資料
mistake-write-china-none-or-code = 請寫 'china'、'none'，或國家和地區的代碼，例如 'HK'、'TW'、'DE-BY'
mistake-is-no-date = 「{ $word }」不是日期
mistake-write-date-like = 請寫成 2027-02-05 這樣
mistake-neither-off-nor-worked = 「{ $word }」沒有說明這一天是放假還是上班
mistake-write-off-or-worked = 請在日期後面寫 'off'（放假）或 'worked'（上班）
mistake-mend-the-path-or-leave-it = 請改正路徑，或者留空，由系統選用已安裝的字型
mistake-is-not-a-folder = 不是資料夾：{ $path }
mistake-name-a-folder-it-is-made = 請寫一個資料夾；沒有的話會自動建立
mistake-lies-in-the-data-folder = 放在存放資料的資料夾裡面了
mistake-name-a-file-elsewhere-best-on = 請放到別處，最好是另一個磁碟：能改資料的人不應碰到它
mistake-is-no-id-of-a-channel = 「{ $word }」不是頻道的編號
mistake-slack-shows-it-at-the-end = Slack 在頻道詳情的末尾顯示：C0...
mistake-is-no-id-of-a-member = 「{ $word }」不是成員的編號
mistake-slack-shows-it-in-the-menu = Slack 在他的個人檔案選單裡顯示：U0...
mistake-is-no-address = 「{ $word }」不是網址
mistake-write-it-like-or-leave-it = 請寫成「{ $word }」，或者不寫
mistake-the-secret-is-missing-and-is = 沒有寫金鑰，也沒有設定 { $variable }
mistake-set-one-of-them-slack-shows = 請設定其中之一；Slack 裡在這裡顯示：{ $where }
mistake-this-is-another-one-begins = 這不是要的金鑰：該以「{ $word }」開頭
mistake-this-is-another-one-word = 這不是要的金鑰：該是一串沒有空格的字元
mistake-copy-it-anew-slack-shows-it = 請重新複製；Slack 裡在這裡顯示：{ $where }
mistake-put-the-secret-into-it-slack = 請把金鑰寫進這個檔案；Slack 裡在這裡顯示：{ $where }
mistake-is-no-id-of-a-group = 「{ $word }」不是群組的編號
mistake-add-the-bot-to-the-group = 把機器人加進群組，它會告訴編號：-100...
mistake-is-no-name-of-a-bot = 「{ $word }」不是機器人的使用者名稱
mistake-write-it-as-botfather-shows-it = 請照 @BotFather 顯示的寫，例如「@qianfa_bot」
mistake-write-it-like-https-qianfa-example = 請寫成「https://qianfa.example」這樣
mistake-this-is-no-token-it-is = 這不是權杖：權杖是一串數字、一個冒號和一串字母
mistake-copy-it-anew-from-botfather = 請從 @BotFather 重新複製
mistake-this-is-no-such-secret-16 = 這不能作金鑰：須為 16 至 256 個字母、數字、_ 和 -
mistake-choose-another-one = 請另選一個
mistake-put-the-secret-into-it-the = 請把金鑰寫進這個檔案；它從哪裡來，見 README 的「In Telegram」
mistake-set-one-of-them-the-readme = 請設定其中之一；它從哪裡來，見 README 的「In Telegram」

# In a policy: what its tables need.
mistake-name-the-clause-that-it-comes = 請寫明出自哪一條
mistake-say-how-long-they-talk-like = 請寫協商多久，例如「1 working day」
mistake-name-the-clause-that-says-who = 請寫明由誰裁定出自哪一條
mistake-say-who-rules-when-the-talk = 請寫協商不成由誰裁定
mistake-name-a-stand-in-for-when = 請寫無人裁定時由誰替補
mistake-give-the-step-an-id-of = 請給這個環節取一個編號
mistake-name-the-step-in-three-languages = 請用三種語言寫出環節名稱
mistake-name-the-clause-that-asks-for = 請寫明哪一條要求這個環節
mistake-say-whom-the-step-asks = 請寫這個環節由誰審核
mistake-name-a-stand-in-for-when-nobody = 請寫無人時由誰替補：任何環節都不能悄悄跳過
mistake-list-the-sites-hosts = 請列出網站的網域名稱
mistake-name-the-site-in-three-languages = 請用三種語言寫出網站名稱
mistake-name-the-clause-that-asks-for-the = 請寫明哪一條要求附連結
mistake-say-after-how-long-it-is = 請寫多久之內完成，例如「5 working days」
mistake-write-the-template-in-simplified-chinese = 請寫簡體中文範本
mistake-write-the-template-in-traditional-chinese = 請寫繁體中文範本
mistake-write-the-template-in-english = 請寫英文範本
mistake-give-the-category-an-id-of = 請給這個欄目取一個編號
mistake-name-the-category-in-three-languages = 請用三種語言寫出欄目名稱
mistake-name-the-clause-that-lists-this = 請寫明哪一條列出這個欄目
mistake-give-the-channel-an-id-of = 請給這個渠道取一個編號
mistake-name-the-channel-in-three-languages = 請用三種語言寫出渠道名稱
mistake-give-the-source-an-id-of = 請給這個資訊來源取一個編號
mistake-name-the-source-in-three-languages = 請用三種語言寫出資訊來源
mistake-give-the-reason-an-id-of = 請給這條理由取一個編號
mistake-say-the-reason-in-three-languages = 請用三種語言寫出理由
mistake-say-what-it-is-a-reason = 請寫用於哪種意見：return、reject、problem
mistake-say-who-releases = 請寫由誰發佈
mistake-name-a-stand-in-for-when-there = 請寫沒有發佈人時由誰替補
mistake-name-the-clause-that-designates-the = 請寫明哪一條指定發佈人
mistake-say-what-is-asked-such-as = 請寫要問什麼，例如「basis」
mistake-say-of-which-items-what-is = 請寫問哪些稿件；對所有稿件都問的寫在 asks 裡
mistake-name-the-clause-that-asks-for-it = 請寫明哪一條要求
mistake-write-the-number-of-calendar-days = 請寫多少個曆日
mistake-name-the-clause-that-says-so = 請寫明出自哪一條規定
mistake-list-the-words-that-exaggerate = 請列出誇張的詞語
mistake-name-the-clause-that-is-against = 請寫明哪一條不許用這些詞語
mistake-say-hint-or-warn = 請寫「hint」或「warn」
mistake-name-the-clause-that-speaks-of = 請寫明哪一條講到圖片
mistake-give-the-policy-an-id-such = 請給辦法取一個編號，例如「p3」
mistake-name-the-policy-in-three-languages = 請用三種語言寫出辦法名稱
mistake-quote-the-clauses-that-the-steps = 請寫出各環節所依據的條文
mistake-list-what-is-asked-of-an = 請列出標題、內文之外還要問什麼
mistake-say-where-items-can-appear = 請寫稿件可以發佈在哪裡
mistake-without-a-step-nothing-would-be = 沒有環節，就沒有人審核
mistake-without-a-publisher-nothing-can-be = 沒有發佈人就無法發佈：請加上 who、nobody、clause
mistake-is-no-working-time = 「{ $word }」不是工作時間
mistake-write-it-like-4-working-hours = 請寫成「4 working hours」或「1 working day」
mistake-is-not-the-name-of-a = 「{ $word }」不是網站的網域名稱
mistake-write-it-like-video-example-org = 請寫成「video.example.org」，小寫，不帶 https://

# In a policy: what does not fit together.
mistake-has-a-meaning-of-its-own = 「{ $word }」在 when 裡另有所指
mistake-call-it-otherwise = 請換一個編號
mistake-is-the-same-as-who = 與 who 相同
mistake-name-somebody-else-to-stand-in = 請寫由別人替補
mistake-names-nobody = 沒有寫是誰
mistake-write-role-or-body-seat-head = 請寫成 { "{" } role = '…' { "}" }，或 { "{" } body = '…', seat = 'head' { "}" }
mistake-is-a-seat-in-no-body = 沒有寫是哪個機構的
mistake-name-the-body-such-as-leading = 請寫機構，例如「leading-group」
mistake-names-a-body-and-a-role = 既寫了機構，又寫了角色
mistake-leave-role-and-of-out-seat = 請去掉 role 和 of；由 seat 說明是機構裡的誰
mistake-say-who-of-the-body-is = 請寫由機構裡的誰審核：「head」「deputy」或「member」
mistake-a-is-one-of-a-body = { $role } 是機構裡的角色
mistake-write-unit-organisation-or-concerned = 請寫「unit」、「organisation」或「concerned」；要固定請某一個單位，請在名冊的「領導機構」裡列出要請的人，這裡寫 { "{" } body = '…', seat = 'head' { "}" }
mistake-write-body-seat = 請寫成 { "{" } body = '…', seat = '{ $seat }' { "}" }
mistake-a-is-one-of-the-not = { $role } 屬於 { $right }，不屬於 { $wrong }
mistake-write-of-or-leave-it-out = 請寫 of = '{ $word }'，或者去掉 of
mistake-only-a-step-can-ask-the = 只有環節可以由涉及單位審核
mistake-write-of-unit = 請寫 of = 'unit'
mistake-clause-its-text-is-missing-under = [clauses] 裡沒有「{ $clause }」的條文
mistake-add-it-there-or-name-another = 請在那裡補上，或者改寫另一條
mistake-is-asked-of-every-item-already = 「{ $word }」已經對所有稿件都問了，見 { $place }
mistake-asks-for-a-and-there-is = 要問{ $kind }，卻一個也沒有
mistake-add-a = 請加上 [[{ $word }]]
mistake-is-never-asked = 從來不會問到
mistake-add-to-asks-or-leave-out = 請把「{ $field }」加進 asks，或者去掉 [[{ $word }]]
mistake-name-the-clause-that-asks-for-the-source = 請寫明哪一條要求註明資訊來源
mistake-does-not-ask-for-channels-so = 沒有問渠道，所以什麼都無法發佈
mistake-add = 請加上「{ $word }」
mistake-asks-for-a-confirmation-but-not = 要問引用的確認，卻沒有問引用了誰
mistake-a-category-has-a-link-but = 有欄目要求連結，卻沒有問連結
mistake-asks-for-a-link-no-category = 要問連結，卻沒有欄目要求連結
mistake-leave-link-out-or-add-category = 請去掉「link」，或者加上 [category.link]
mistake-counts-back-from-the-planned-time = 要從擬發佈時間往回算，卻沒有問擬發佈時間
mistake-add-to-asks = 請把「{ $word }」加進 asks
mistake-is-for-items-whose-urgency-is = 針對緊急程度為「{ $word }」的稿件，卻沒有問緊急程度
mistake-these-are-subsidiaries-own-and-the = 這些渠道是分公司或子公司自有的，而這個欄目只給部門
mistake-name-a-channel-for-departments-too = 請也寫一個部門可用的渠道，或者改 kinds
mistake-all-are-subsidiaries-own-a-department = 全是分公司或子公司自有的渠道：部門無處可發
mistake-add-one-that-is-not = 請加一個共用的渠道
mistake-comes-later-or-is-this-step = 「{ $word }」在後面，或者就是本環節
mistake-name-steps-that-come-before-let = 請寫前面的環節；由後面的環節迴避
mistake-one-approval-is-enough-here-so = 這裡一人同意即可，不會有分歧
mistake-write-answer-all-or-majority-or = 請寫 answer = 'all' 或 'majority'，或者去掉這一項
mistake-asks-the-units-concerned-and-nobody = 由涉及單位審核，卻沒有問涉及哪些單位
mistake-add-concerned-to-asks-or-an = 請把「concerned」加進 asks，或者加一個 [[ask]]
mistake-never-there = 永遠不成立，這個環節就永遠不會有
mistake-never-asked = 永遠不成立，就永遠不會問到
mistake-never-done = 永遠不成立，就永遠不會做
mistake-never-advised = 永遠不成立，就永遠不會提示
mistake-say-which-items-such-as-when = 請寫哪些稿件，例如 when = { "{" } matters = true { "}" }
mistake-name-the-clause-that-advises-it = 請寫明哪一條這樣建議
mistake-never-release = 永遠不成立，他們就永遠沒有可發佈的
mistake-add-to-asks-what-it-depends = 請把它所依據的（{ $words }）加進 asks，或者改條件
mistake-no-unit-and-category-may-use = 沒有單位和欄目可以用這些渠道：請改條件，或者改 kinds 和 channels
mistake-answers-on-secrets-may-add-a = 保密核對只能增加環節，不能減少環節
mistake-write-secrecy-true-or-leave-it = 請寫 secrecy = true，或者去掉這一項
mistake-the-last-one-releases-all-the = 最後一個要發佈其餘所有稿件
mistake-leave-its-when-out-or-add = 請去掉它的 when，或者在後面加一個沒有 when 的
mistake-never-reached-publisher = 輪不到它：所有稿件都已歸 { $key }
mistake-never-reached-ask = 輪不到它：{ $key } 已經問了
mistake-put-it-before-that-one-or = 請移到那一個前面，或者去掉

# In a roster.
mistake-give-the-unit-an-id-of = 請給單位取一個編號，例如「marketing」
mistake-name-the-unit-in-one-language = 請至少用一種語言寫出單位名稱
mistake-say-department-or-subsidiary = 請寫「department」（部門）或「subsidiary」（分公司或子公司）
mistake-give-the-person-an-id-of = 請給人員取一個編號，例如「wang-min」
mistake-name-the-person-in-one-language = 請至少用一種語言寫出姓名
mistake-say-which-unit-the-person-belongs = 請寫所屬單位
mistake-give-the-body-an-id-of = 請給機構取一個編號，例如「leading-group」
mistake-name-the-body-in-one-language = 請至少用一種語言寫出機構名稱
mistake-say-who-holds-the-role = 請寫由誰擔任
mistake-say-which-role-it-is = 請寫是哪個角色
mistake-an-organisation-has-at-least-one = 一個組織至少有一個 [[unit]]
mistake-an-organisation-has-at-least-one-person = 一個組織至少有一個 [[person]]
mistake-give-the-name-in-one-language = 請至少用一種語言寫出名稱：zh-Hans、zh-Hant 或 en
mistake-is-no-email-address = 「{ $word }」不是電郵地址
mistake-write-it-like-wang-min-example = 請寫成「wang.min@example.com」這樣，或者不寫
mistake-is-too-far-away-to-be = { $day } 太遠了，請核對年份
mistake-years-go-from-to = 年份從 { $first } 到 { $last }
mistake-means-something-else-in-policies = 「{ $word }」在辦法裡另有所指
mistake-give-the-body-another-id = 請給機構換一個編號
mistake-give-this-one-an-address-of = 請給這一位寫他自己的地址
mistake-is-a-role-in-a-body = { $role } 是機構裡的角色，不寫在這裡
mistake-name-the-person-in-the-bodys = 請寫在「領導機構」表裡
mistake-is-before = 結束日期 { $until } 早於開始日期 { $since }
mistake-exchange-since-and-until = 請對調開始日期和結束日期
mistake-is-a-role-in-a-body-and = { $role } 是機構裡的角色，卻沒有寫是哪個機構
mistake-name-the-bodys-id-here = 請在這裡寫機構的編號
mistake-is-a-role-in-the-whole = { $role } 是全單位的角色，不屬於某個部門
mistake-leave-units-out = 請不要寫單位
mistake-is-already-by = { $person }已經是{ $role }，見{ $place }
mistake-has-two-heads-at-the-same = { $unit }同時有兩位負責人：{ $one }在{ $place }，{ $other }在這裡
mistake-make-one-of-them-or-give = 請把一位改為「{ $role }」，或者錯開日期
mistake-would-stand-in-for-himself-he = { $person }成了自己的替補：他既是{ $unit }的{ $role }，見{ $place }，又是{ $other }
mistake-make-somebody-else-the-deputy = 請另選一位副主管
mistake-there-is-no-sheet-with-rows = 沒有「{ $sheet }」這張表，或者表裡沒有內容
mistake-sheets-found-qianfa-org-template-writes = 找到的表：{ $words }；可以先用 qianfa org template 寫一份範本
mistake-qianfa-org-template-writes = 可以先用 qianfa org template 寫一份範本
mistake-has-no-row-of-headings = 沒有找到表頭
mistake-write-them-above-the-rows-such = 請寫在各列上面，例如 { $words }
mistake-there-is-no-such-column = 沒有這一欄
mistake-put-before-the-heading-of-a = 只供自己看的欄，表頭以 # 開頭
mistake-is-the-name-of-several = 叫「{ $word }」的不止一個（{ $ids }）
mistake-write-the-id-of-the-one = 請寫編號
mistake-is-neither-yes-nor-no = 「{ $word }」看不出是還是否
mistake-write-or-yes-or-no-1 = 請寫「是」或「否」
mistake-is-no-day = 「{ $word }」不是日期
mistake-write-it-like-2026-01-31 = 請寫成 2026-01-31 或 2026年1月31日

# In what a draft would be (`qianfa policy explain --for`).
mistake-cannot-be-found-without-a-roster = 沒有名冊就找不到
mistake-name-one-with-roster-or-leave = 請用 --roster 指明名冊，或者去掉 author
mistake-say-which-unit-drafts-it-so = 請寫由哪個單位起草，才能列出人員

# quotas, rhythms
mistake-give-the-quota-an-id-of = 請給這項供稿要求取一個編號
mistake-name-the-quota-in-three = 請用三種語言寫出這項供稿要求的名稱
mistake-say-how-many-items-it-takes = 請寫需要多少篇
mistake-is-no-interval = 「{ $word }」不是週期
mistake-write-it-like-week-or-month = 請寫成 'week'（每週）、'2 weeks'（每兩週）或 'month'（每月）
mistake-is-no-day-of-the-week-with-a-time = 「{ $word }」不是星期幾加時間
mistake-write-it-like-thursday = 請寫成 'thursday 10:00'（週四 10:00）
mistake-is-for-no-units-at-all = 沒有寫是對哪些單位的要求
mistake-write-kind-subsidiary-or-units = 請寫 kind = 'subsidiary'（分子公司），或 units = [...]
mistake-counts-what-reaches-the-desk = 按送達公關部門計數，卻沒有環節由公關部門處理
mistake-count-another-point = 請改按其他節點計數，例如 'submitted'（提交）
mistake-asks-for-nothing-rhythm = 沒有提出任何要求
mistake-write-at-least-or-gap = 請寫 at_least = 1（每週至少一次），或 gap = 14（最多相隔多少天）
mistake-is-of-a-channel-of-own-accounts = 所在渠道代表各分子公司的自有帳號
mistake-leave-it-out-ask-by-quota = 請去掉；對分子公司的要求請用 [[quota]]

# 突發。
mistake-is-no-time-by-the-clock = 「{ $word }」不是時間
mistake-write-it-like-10-s = 寫成 '10 s'（秒）、'3 min'（分）或 '1 h'（小時）
mistake-say-how-long-after-the-report = 寫明發出警報多久以後，例如 after = '3 min'
mistake-is-no-number-of-days = 「{ $word }」不是天數
mistake-write-it-like-3-days = 寫成 '3 days'（天）
mistake-say-which-units-have-plans = 寫明哪類單位要有預案：subsidiary（分子公司）、department（部門）
mistake-names-nobody-or-both = 沒有寫明是誰，或者既寫了角色又寫了所有人
mistake-write-role-or-everybody = 寫 { "{" } role = '…' { "}" }，或 { "{" } everybody = true { "}" }
mistake-does-not-call-anybody-at-once = 沒有立即呼叫任何人
mistake-write-after-0-s = 寫 after = '0 s'，並寫明呼叫誰
mistake-is-no-later-than-the-rung-before = 沒有比上一級晚
mistake-put-the-rungs-in-order = 請按先後排列各級
mistake-is-no-later-than-quiet = 沒有比 quiet 晚
mistake-let-an-owner-be-asked = 先問負責人，過後才能換人
mistake-no-time-for-a-drill = 對演練來說太短或太長
mistake-write-a-time-for-a-drill = 請寫從「5 min」到「4 h」的時間
mistake-calls-too-often = 呼叫得比每分鐘一次還頻繁
mistake-write-a-minute-or-more = again 和 later 寫一分鐘或更長
mistake-reports-too-often = 要求報告比每分鐘一次還頻繁
mistake-write-a-minute = 寫一分鐘或更長
mistake-is-no-address-to-notify = 不是可以通知的地址
mistake-write-it-as-apprise-does = 按 Apprise 的寫法，例如 'mailto://user:password@mail.example'
