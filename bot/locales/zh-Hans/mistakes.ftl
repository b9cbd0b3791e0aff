# Mistakes in the files of an administrator: configuration, policy, roster. The English words are those with which each is found
# (bot/mistake_words.py): who changes them there changes them here.
mistakes-of-file = { $file }：{ $count } 处须改
mistakes-and-more = 还有 { $count } 处
mistakes-at = { $place }：{ $problem }
mistakes-with-mend = { $problem }；{ $mend }
mistakes-both = { $first }；{ $rest }
mistakes-place-line = 第 { $line } 行
mistakes-place-key = 第 { $line } 行 { $key }
mistakes-place-row = “{ $sheet }”第 { $row } 行
mistakes-place-cell = “{ $sheet }”第 { $row } 行“{ $column }”列

# What a word was meant to be, and the shapes of values.
mistake-kind-person = 人员
mistake-kind-unit = 单位
mistake-kind-body = 机构
mistake-kind-role = 角色
mistake-kind-verdict = 意见种类
mistake-kind-channel = 渠道
mistake-kind-category = 栏目
mistake-kind-step = 环节
mistake-kind-matter = 事项
mistake-kind-source = 信息来源
mistake-kind-secrecy = 保密核对
mistake-kind-question = 保密核对问题
mistake-kind-urgency = 紧急程度
mistake-kind-audience = 读者范围
mistake-kind-origin = 原创或转发
mistake-kind-kind = 单位类型
mistake-kind-concerned = 涉及单位
mistake-kind-quoted = 被引用人
mistake-kind-figures = 数据
mistake-kind-zone = 时区
mistake-shown-table = 一张表
mistake-shown-list = 一个列表
mistake-unknown = 没有“{ $word }”这个{ $kind }
mistake-did-you-mean = 是不是“{ $word }”？
mistake-there-are = 可以写：{ $words }
mistake-there-are-none = 目前一个也没有
choice-department = 部门
choice-subsidiary = 子公司
choice-active = 在用
choice-preparation = 筹备
choice-zh-Hans = 简体中文
choice-zh-Hant = 繁体中文
choice-en = 英文
roster-sheet-unit = 单位
roster-sheet-person = 人员

# What is wrong with the file itself.
mistake-no-file = 没有这个文件
mistake-looked-for-it-at = 找的是 { $path }
mistake-cannot-be-read = 读不出来：{ $why }
mistake-look-at-and-its-permissions = 请检查 { $path } 及其权限
mistake-not-utf8-line = 不是 UTF-8 文本（第 { $line } 行）
mistake-not-utf8 = 不是 UTF-8 文本
mistake-save-it-as-utf-8-in = 请用编辑器另存为 UTF-8
mistake-save-it-as-csv-utf-8 = 请用表格软件另存为“CSV UTF-8”
mistake-brackets-are-nested-too-deeply-to = 括号或点一层套一层，套得太多了
mistake-is-locked-by-a-password = 文件有密码
mistake-save-it-without-one-then-try = 请另存为没有密码的文件，再试一次
mistake-is-damaged-or-no-xlsx-file = 文件已损坏，或者不是 .xlsx
mistake-open-it-in-your-spreadsheet-program = 请用表格软件打开，另存为 .xlsx
mistake-is-damaged-or-no-csv-file = 文件已损坏或少了引号，或者不是 .csv
mistake-save-it-as-xlsx-in-your = 请用表格软件另存为 .xlsx
mistake-is-too-large-for-a-roster = 文件太大，不像名册
mistake-use-letters-digits-and-a-number = 请用字母、数字和连字符，不超过 { $most } 个字符；纯数字的工号也可以
mistake-leave-out-what-is-no-part = 请去掉不属于名册的内容
mistake-keep-to-rows-and-columns-and = 不超过 { $rows } 行、{ $columns } 列，空表里远处的内容也请删去

# What is wrong with the way it is written.
mistake-not-toml = 不合 TOML 的写法（{ $why }）
mistake-quoting-not-toml = 不合 TOML 的写法（{ $why }）：{ $line }
mistake-look-for-a-sign-that-is = 请看看这一行或上一行是不是少了引号、等号或括号
mistake-the-list-before-this-line-has = 这一行之前的列表没有结束
mistake-quoting-no-end = 这一行之前的列表没有结束：{ $line }
mistake-close-it-with-a-square-bracket = 请补上方括号 ]
mistake-there-is-no-value-after = 等号后面没有值
mistake-quoting-no-value = 等号后面没有值：{ $line }
mistake-write-one-or-leave-the-key = 请写上，或者去掉这一项
mistake-true-and-false-are-written-small = true 和 false 要小写
mistake-quoting-small = true 和 false 要小写：{ $line }
mistake-write-true-or-false = 请写 true 或 false
mistake-text-needs-quotation-marks-straight-ones = 文字要用英文直引号括起来
mistake-quoting-straight = 文字要用英文直引号括起来：{ $line }
mistake-text-needs-quotation-marks-on-both = 文字两边都要有引号
mistake-quoting-both-sides = 文字两边都要有引号：{ $line }
mistake-write-it-like-key-words = 请写成 key = "文字"
mistake-stands-here-twice = 出现了两次
mistake-quoting-twice = 出现了两次：{ $line }
mistake-leave-one-of-them-out = 请去掉一处

# What is wrong with a value.
mistake-is-missing = 还没有写
mistake-is-empty = 还空着
mistake-write-something-between-the-quotes-or = 请在引号之间写上内容，或者去掉这一项
mistake-there-is-no-such-key-here = 这里没有这一项
mistake-has-blanks-around-it-or-signs = 前后有空格，或者夹着看不见的字符
mistake-write-it-on-one-line-without = 请写成一行，并去掉它们
mistake-is-empty-or-has-signs-in = 还空着，或者夹着看不见的字符
mistake-write-its-headings-each-on-a = 请写各个小标题，每个一行
mistake-is-longer-than-characters = 超过 { $most } 个字
mistake-shorten-it = 请缩短
mistake-cannot-be-an-id = “{ $word }”不能作编号
mistake-use-small-letters-digits-and-hyphens = 请用小写字母、数字和连字符，以字母开头，不超过 { $most } 个字符
mistake-is-an-empty-list = 列表是空的
mistake-put-at-least-one-thing-into = 请至少写一项，或者去掉这一项
mistake-cannot-be = 不能写{ $word }
mistake-cannot-be-word = 不能写“{ $word }”
mistake-must-be-text-in-quotes-and = 这里要写带引号的文字，现在是{ $shown }
mistake-must-be-a-whole-number-and = 这里要写整数，现在是{ $shown }
mistake-must-be-true-or-false-and = 这里要写 true 或 false，现在是{ $shown }
mistake-must-be-a-list-in-square = 这里要写成方括号里的列表，现在是{ $shown }
mistake-must-be-a-table-and-is = 这里要写成一张表，现在是{ $shown }
mistake-must-be-a-date-such-as = 这里要写日期，例如 2026-01-31，不加引号，现在是{ $shown }
mistake-must-be-or-more-and-is = 不能小于 { $least }，现在是{ $shown }
mistake-must-be-or-less-and-is = 不能大于 { $most }，现在是{ $shown }
mistake-is-used-twice-first-at = “{ $word }”用了两次，第一次在{ $place }
mistake-give-this-one-an-id-of = 请给这一个另取编号
mistake-give-it-an-id-of-its = 请取一个编号
mistake-say-it-in-three-languages = 请用三种语言写出
mistake-write-the-name-in-simplified-chinese = 请写简体中文名称
mistake-write-the-name-in-traditional-chinese = 请写繁体中文名称
mistake-write-the-name-in-english = 请写英文名称

# In a configuration.
mistake-unknown-zone = 没有“{ $word }”这个时区
mistake-write-it-like-asia-shanghai = 请写成“Asia/Shanghai”这样
mistake-is-no-time-of-day = “{ $word }”不是时刻
mistake-write-hours-and-minutes-like-08 = 请写时和分，例如“08:30”“17:00”
mistake-write-the-name-of-the-organisation = 请写单位名称
mistake-name-the-time-zone-such-as = 请写时区，例如“Asia/Shanghai”
mistake-name-a-policy-that-comes-with = 请写自带的办法，例如“p3”，或者您自己的文件
mistake-name-the-roster-file-bot-sample = 请写名册文件；可以先用 bot/sample/roster.toml
mistake-name-the-folder-in-which-everything = 请写存放一切数据的文件夹
mistake-add-organisation-with-name-zone-policy = 请加上 [organisation]，写明 name、zone、policy、roster
mistake-add-data-with-folder = 请加上 [data]，写明 folder
mistake-neither-a-policy-of-ours-nor = 既不是自带的办法，也没有这个文件：{ $path }
mistake-no-file-at = 没有这个文件：{ $path }
mistake-mend-the-path = 请改正路径
mistake-is-not-after-opens = { $one } 不晚于 opens（{ $other }）
mistake-exchange-them-or-write-hours-of = 请对调，或者写同一天之内的时间
mistake-is-among-days-off-as-well = { $day } 也写在 days_off 里
mistake-leave-it-in-one-of-them = 请只留一处
mistake-official-days-not-known = 没有“{ $word }”的法定假日资料
mistake-write-china-none-or-code = 请写 'china'、'none'，或国家和地区的代码，例如 'HK'、'TW'、'DE-BY'
mistake-is-no-date = “{ $word }”不是日期
mistake-write-date-like = 请写成 2027-02-05 这样
mistake-neither-off-nor-worked = “{ $word }”没有说明这一天是放假还是上班
mistake-write-off-or-worked = 请在日期后面写 'off'（放假）或 'worked'（上班）
mistake-mend-the-path-or-leave-it = 请改正路径，或者留空，由系统选用已安装的字体
mistake-is-not-a-folder = 不是文件夹：{ $path }
mistake-name-a-folder-it-is-made = 请写一个文件夹；没有的话会自动建立
mistake-lies-in-the-data-folder = 放在数据文件夹里面了
mistake-name-a-file-elsewhere-best-on = 请放到别处，最好是另一块磁盘：能改数据的人不应碰到它
mistake-is-no-id-of-a-channel = “{ $word }”不是频道的编号
mistake-slack-shows-it-at-the-end = Slack 在频道详情的末尾显示：C0...
mistake-is-no-id-of-a-member = “{ $word }”不是成员的编号
mistake-slack-shows-it-in-the-menu = Slack 在他的个人资料菜单里显示：U0...
mistake-is-no-address = “{ $word }”不是网址
mistake-write-it-like-or-leave-it = 请写成“{ $word }”，或者不写
mistake-the-secret-is-missing-and-is = 没有写密钥，也没有设置 { $variable }
mistake-set-one-of-them-slack-shows = 请设置其中之一；Slack 里在这里显示：{ $where }
mistake-this-is-another-one-begins = 这不是要的密钥：该以“{ $word }”开头
mistake-this-is-another-one-word = 这不是要的密钥：该是一串没有空格的字符
mistake-copy-it-anew-slack-shows-it = 请重新复制；Slack 里在这里显示：{ $where }
mistake-put-the-secret-into-it-slack = 请把密钥写进这个文件；Slack 里在这里显示：{ $where }
mistake-is-no-id-of-a-group = “{ $word }”不是群组的编号
mistake-add-the-bot-to-the-group = 把机器人加进群组，它会告诉编号：-100...
mistake-is-no-name-of-a-bot = “{ $word }”不是机器人的用户名
mistake-write-it-as-botfather-shows-it = 请照 @BotFather 显示的写，例如“@qianfa_bot”
mistake-write-it-like-https-qianfa-example = 请写成“https://qianfa.example”这样
mistake-this-is-no-token-it-is = 这不是令牌：令牌是一串数字、一个冒号和一串字母
mistake-copy-it-anew-from-botfather = 请从 @BotFather 重新复制
mistake-this-is-no-such-secret-16 = 这不能作密钥：须为 16 至 256 个字母、数字、_ 和 -
mistake-choose-another-one = 请另选一个
mistake-put-the-secret-into-it-the = 请把密钥写进这个文件；它从哪里来，见 README 的“In Telegram”
mistake-set-one-of-them-the-readme = 请设置其中之一；它从哪里来，见 README 的“In Telegram”

# In a policy: what its tables need.
mistake-name-the-clause-that-it-comes = 请写明出自哪一条
mistake-say-how-long-they-talk-like = 请写协商多久，例如“1 working day”
mistake-name-the-clause-that-says-who = 请写明由谁裁定出自哪一条
mistake-say-who-rules-when-the-talk = 请写协商不成由谁裁定
mistake-name-a-stand-in-for-when = 请写无人裁定时由谁替补
mistake-give-the-step-an-id-of = 请给这个环节取一个编号
mistake-name-the-step-in-three-languages = 请用三种语言写出环节名称
mistake-name-the-clause-that-asks-for = 请写明哪一条要求这个环节
mistake-say-whom-the-step-asks = 请写这个环节由谁审核
mistake-name-a-stand-in-for-when-nobody = 请写无人时由谁替补：任何环节都不能悄悄跳过
mistake-list-the-sites-hosts = 请列出网站的域名
mistake-name-the-site-in-three-languages = 请用三种语言写出网站名称
mistake-name-the-clause-that-asks-for-the = 请写明哪一条要求附链接
mistake-say-after-how-long-it-is = 请写多久之内完成，例如“5 working days”
mistake-write-the-template-in-simplified-chinese = 请写简体中文模板
mistake-write-the-template-in-traditional-chinese = 请写繁体中文模板
mistake-write-the-template-in-english = 请写英文模板
mistake-give-the-category-an-id-of = 请给这个栏目取一个编号
mistake-name-the-category-in-three-languages = 请用三种语言写出栏目名称
mistake-name-the-clause-that-lists-this = 请写明哪一条列出这个栏目
mistake-give-the-channel-an-id-of = 请给这个渠道取一个编号
mistake-name-the-channel-in-three-languages = 请用三种语言写出渠道名称
mistake-give-the-source-an-id-of = 请给这个信息来源取一个编号
mistake-name-the-source-in-three-languages = 请用三种语言写出信息来源
mistake-give-the-reason-an-id-of = 请给这条理由取一个编号
mistake-say-the-reason-in-three-languages = 请用三种语言写出理由
mistake-say-what-it-is-a-reason = 请写用于哪种意见：return、reject、problem
mistake-say-who-releases = 请写由谁发布
mistake-name-a-stand-in-for-when-there = 请写没有发布人时由谁替补
mistake-name-the-clause-that-designates-the = 请写明哪一条指定发布人
mistake-say-what-is-asked-such-as = 请写要问什么，例如“basis”
mistake-say-of-which-items-what-is = 请写问哪些稿件；对所有稿件都问的写在 asks 里
mistake-name-the-clause-that-asks-for-it = 请写明哪一条要求
mistake-write-the-number-of-calendar-days = 请写多少个日历日
mistake-name-the-clause-that-says-so = 请写明出自哪一条规定
mistake-list-the-words-that-exaggerate = 请列出夸张的词语
mistake-name-the-clause-that-is-against = 请写明哪一条不许用这些词语
mistake-say-hint-or-warn = 请写“hint”或“warn”
mistake-name-the-clause-that-speaks-of = 请写明哪一条讲到图片
mistake-give-the-policy-an-id-such = 请给办法取一个编号，例如“p3”
mistake-name-the-policy-in-three-languages = 请用三种语言写出办法名称
mistake-quote-the-clauses-that-the-steps = 请写出各环节所依据的条文
mistake-list-what-is-asked-of-an = 请列出标题、正文之外还要问什么
mistake-say-where-items-can-appear = 请写稿件可以发布在哪里
mistake-without-a-step-nothing-would-be = 没有环节，就没有人审核
mistake-without-a-publisher-nothing-can-be = 没有发布人就无法发布：请加上 who、nobody、clause
mistake-is-no-working-time = “{ $word }”不是工作时间
mistake-write-it-like-4-working-hours = 请写成“4 working hours”或“1 working day”
mistake-is-not-the-name-of-a = “{ $word }”不是网站的域名
mistake-write-it-like-video-example-org = 请写成“video.example.org”，小写，不带 https://

# In a policy: what does not fit together.
mistake-has-a-meaning-of-its-own = “{ $word }”在 when 里另有所指
mistake-call-it-otherwise = 请换一个编号
mistake-is-the-same-as-who = 与 who 相同
mistake-name-somebody-else-to-stand-in = 请写由别人替补
mistake-names-nobody = 没有写是谁
mistake-write-role-or-body-seat-head = 请写成 { "{" } role = '…' { "}" }，或 { "{" } body = '…', seat = 'head' { "}" }
mistake-is-a-seat-in-no-body = 没有写是哪个机构的
mistake-name-the-body-such-as-leading = 请写机构，例如“leading-group”
mistake-names-a-body-and-a-role = 既写了机构，又写了角色
mistake-leave-role-and-of-out-seat = 请去掉 role 和 of；由 seat 说明是机构里的谁
mistake-say-who-of-the-body-is = 请写由机构里的谁审核：“head”“deputy”或“member”
mistake-a-is-one-of-a-body = { $role } 是机构里的角色
mistake-write-unit-organisation-or-concerned = 请写“unit”、“organisation”或“concerned”；要固定请某一个单位，请在名册的“领导机构”里列出要请的人，这里写 { "{" } body = '…', seat = 'head' { "}" }
mistake-write-body-seat = 请写成 { "{" } body = '…', seat = '{ $seat }' { "}" }
mistake-a-is-one-of-the-not = { $role } 属于 { $right }，不属于 { $wrong }
mistake-write-of-or-leave-it-out = 请写 of = '{ $word }'，或者去掉 of
mistake-only-a-step-can-ask-the = 只有环节可以由涉及单位审核
mistake-write-of-unit = 请写 of = 'unit'
mistake-clause-its-text-is-missing-under = [clauses] 里没有“{ $clause }”的条文
mistake-add-it-there-or-name-another = 请在那里补上，或者改写另一条
mistake-is-asked-of-every-item-already = “{ $word }”已经对所有稿件都问了，见 { $place }
mistake-asks-for-a-and-there-is = 要问{ $kind }，却一个也没有
mistake-add-a = 请加上 [[{ $word }]]
mistake-is-never-asked = 从来不会问到
mistake-add-to-asks-or-leave-out = 请把“{ $field }”加进 asks，或者去掉 [[{ $word }]]
mistake-name-the-clause-that-asks-for-the-source = 请写明哪一条要求注明信息来源
mistake-does-not-ask-for-channels-so = 没有问渠道，所以什么都无法发布
mistake-add = 请加上“{ $word }”
mistake-asks-for-a-confirmation-but-not = 要问引用的确认，却没有问引用了谁
mistake-a-category-has-a-link-but = 有栏目要求链接，却没有问链接
mistake-asks-for-a-link-no-category = 要问链接，却没有栏目要求链接
mistake-leave-link-out-or-add-category = 请去掉“link”，或者加上 [category.link]
mistake-counts-back-from-the-planned-time = 要从拟发布时间往回算，却没有问拟发布时间
mistake-add-to-asks = 请把“{ $word }”加进 asks
mistake-is-for-items-whose-urgency-is = 针对紧急程度为“{ $word }”的稿件，却没有问紧急程度
mistake-these-are-subsidiaries-own-and-the = 这些渠道是分子公司自有的，而这个栏目只给部门
mistake-name-a-channel-for-departments-too = 请也写一个部门可用的渠道，或者改 kinds
mistake-all-are-subsidiaries-own-a-department = 全是分子公司自有的渠道：部门无处可发
mistake-add-one-that-is-not = 请加一个共用的渠道
mistake-comes-later-or-is-this-step = “{ $word }”在后面，或者就是本环节
mistake-name-steps-that-come-before-let = 请写前面的环节；由后面的环节回避
mistake-one-approval-is-enough-here-so = 这里一人同意即可，不会有分歧
mistake-write-answer-all-or-majority-or = 请写 answer = 'all' 或 'majority'，或者去掉这一项
mistake-asks-the-units-concerned-and-nobody = 由涉及单位审核，却没有问涉及哪些单位
mistake-add-concerned-to-asks-or-an = 请把“concerned”加进 asks，或者加一个 [[ask]]
mistake-never-there = 永远不成立，这个环节就永远不会有
mistake-never-asked = 永远不成立，就永远不会问到
mistake-never-done = 永远不成立，就永远不会做
mistake-never-advised = 永远不成立，就永远不会提示
mistake-say-which-items-such-as-when = 请写哪些稿件，例如 when = { "{" } matters = true { "}" }
mistake-name-the-clause-that-advises-it = 请写明哪一条这样建议
mistake-never-release = 永远不成立，他们就永远没有可发布的
mistake-add-to-asks-what-it-depends = 请把它所依据的（{ $words }）加进 asks，或者改条件
mistake-no-unit-and-category-may-use = 没有单位和栏目可以用这些渠道：请改条件，或者改 kinds 和 channels
mistake-answers-on-secrets-may-add-a = 保密核对只能增加环节，不能减少环节
mistake-write-secrecy-true-or-leave-it = 请写 secrecy = true，或者去掉这一项
mistake-the-last-one-releases-all-the = 最后一个要发布其余所有稿件
mistake-leave-its-when-out-or-add = 请去掉它的 when，或者在后面加一个没有 when 的
mistake-never-reached-publisher = 轮不到它：所有稿件都已归 { $key }
mistake-never-reached-ask = 轮不到它：{ $key } 已经问了
mistake-put-it-before-that-one-or = 请移到那一个前面，或者去掉

# In a roster.
mistake-give-the-unit-an-id-of = 请给单位取一个编号，例如“marketing”
mistake-name-the-unit-in-one-language = 请至少用一种语言写出单位名称
mistake-say-department-or-subsidiary = 请写“department”（部门）或“subsidiary”（分子公司）
mistake-give-the-person-an-id-of = 请给人员取一个编号，例如“wang-min”
mistake-name-the-person-in-one-language = 请至少用一种语言写出姓名
mistake-say-which-unit-the-person-belongs = 请写所在单位
mistake-give-the-body-an-id-of = 请给机构取一个编号，例如“leading-group”
mistake-name-the-body-in-one-language = 请至少用一种语言写出机构名称
mistake-say-who-holds-the-role = 请写由谁担任
mistake-say-which-role-it-is = 请写是哪个角色
mistake-an-organisation-has-at-least-one = 一个组织至少有一个 [[unit]]
mistake-an-organisation-has-at-least-one-person = 一个组织至少有一个 [[person]]
mistake-give-the-name-in-one-language = 请至少用一种语言写出名称：zh-Hans、zh-Hant 或 en
mistake-is-no-email-address = “{ $word }”不是邮箱地址
mistake-write-it-like-wang-min-example = 请写成“wang.min@example.com”这样，或者不写
mistake-is-too-far-away-to-be = { $day } 太远了，请核对年份
mistake-years-go-from-to = 年份从 { $first } 到 { $last }
mistake-means-something-else-in-policies = “{ $word }”在办法里另有所指
mistake-give-the-body-another-id = 请给机构换一个编号
mistake-give-this-one-an-address-of = 请给这一位写他自己的地址
mistake-is-a-role-in-a-body = { $role } 是机构里的角色，不写在这里
mistake-name-the-person-in-the-bodys = 请写在“领导机构”表里
mistake-is-before = 结束日期 { $until } 早于开始日期 { $since }
mistake-exchange-since-and-until = 请对调开始日期和结束日期
mistake-is-a-role-in-a-body-and = { $role } 是机构里的角色，却没有写是哪个机构
mistake-name-the-bodys-id-here = 请在这里写机构的编号
mistake-is-a-role-in-the-whole = { $role } 是全单位的角色，不属于某个部门
mistake-leave-units-out = 请不要写单位
mistake-is-already-by = { $person }已经是{ $role }，见{ $place }
mistake-has-two-heads-at-the-same = { $unit }同时有两位负责人：{ $one }在{ $place }，{ $other }在这里
mistake-make-one-of-them-or-give = 请把一位改为“{ $role }”，或者错开日期
mistake-would-stand-in-for-himself-he = { $person }成了自己的替补：他既是{ $unit }的{ $role }，见{ $place }，又是{ $other }
mistake-make-somebody-else-the-deputy = 请另选一位副职
mistake-there-is-no-sheet-with-rows = 没有“{ $sheet }”这张表，或者表里没有内容
mistake-sheets-found-qianfa-org-template-writes = 找到的表：{ $words }；可以先用 qianfa org template 写一份模板
mistake-qianfa-org-template-writes = 可以先用 qianfa org template 写一份模板
mistake-has-no-row-of-headings = 没有找到表头
mistake-write-them-above-the-rows-such = 请写在各行上面，例如 { $words }
mistake-there-is-no-such-column = 没有这一列
mistake-put-before-the-heading-of-a = 只供自己看的列，表头以 # 开头
mistake-is-the-name-of-several = 叫“{ $word }”的不止一个（{ $ids }）
mistake-write-the-id-of-the-one = 请写编号
mistake-is-neither-yes-nor-no = “{ $word }”看不出是还是否
mistake-write-or-yes-or-no-1 = 请写“是”或“否”
mistake-is-no-day = “{ $word }”不是日期
mistake-write-it-like-2026-01-31 = 请写成 2026-01-31 或 2026年1月31日

# In what a draft would be (`qianfa policy explain --for`).
mistake-cannot-be-found-without-a-roster = 没有名册就找不到
mistake-name-one-with-roster-or-leave = 请用 --roster 指明名册，或者去掉 author
mistake-say-which-unit-drafts-it-so = 请写由哪个单位起草，才能列出人员

# quotas, rhythms
mistake-give-the-quota-an-id-of = 请给这项供稿要求取一个编号
mistake-name-the-quota-in-three = 请用三种语言写出这项供稿要求的名称
mistake-say-how-many-items-it-takes = 请写需要多少篇
mistake-is-no-interval = “{ $word }”不是周期
mistake-write-it-like-week-or-month = 请写成 'week'（每周）、'2 weeks'（每两周）或 'month'（每月）
mistake-is-no-day-of-the-week-with-a-time = “{ $word }”不是星期几加时间
mistake-write-it-like-thursday = 请写成 'thursday 10:00'（周四 10:00）
mistake-is-for-no-units-at-all = 没有写是对哪些单位的要求
mistake-write-kind-subsidiary-or-units = 请写 kind = 'subsidiary'（分子公司），或 units = [...]
mistake-counts-what-reaches-the-desk = 按送达公关部门计数，却没有环节由公关部门处理
mistake-count-another-point = 请改按其他节点计数，例如 'submitted'（提交）
mistake-asks-for-nothing-rhythm = 没有提出任何要求
mistake-write-at-least-or-gap = 请写 at_least = 1（每周至少一次），或 gap = 14（最多相隔多少天）
mistake-is-of-a-channel-of-own-accounts = 所在渠道代表各分子公司的自有账号
mistake-leave-it-out-ask-by-quota = 请去掉；对分子公司的要求请用 [[quota]]

# 突发。
mistake-is-no-time-by-the-clock = “{ $word }”不是时间
mistake-write-it-like-10-s = 写成 '10 s'（秒）、'3 min'（分）或 '1 h'（小时）
mistake-say-how-long-after-the-report = 写明报警多久以后，例如 after = '3 min'
mistake-is-no-number-of-days = “{ $word }”不是天数
mistake-write-it-like-3-days = 写成 '3 days'（天）
mistake-say-which-units-have-plans = 写明哪类单位要有预案：subsidiary（分子公司）、department（部门）
mistake-names-nobody-or-both = 没有写明是谁，或者既写了角色又写了所有人
mistake-write-role-or-everybody = 写 { "{" } role = '…' { "}" }，或 { "{" } everybody = true { "}" }
mistake-does-not-call-anybody-at-once = 没有立即呼叫任何人
mistake-write-after-0-s = 写 after = '0 s'，并写明呼叫谁
mistake-is-no-later-than-the-rung-before = 没有比上一级晚
mistake-put-the-rungs-in-order = 请按先后排列各级
mistake-is-no-later-than-quiet = 没有比 quiet 晚
mistake-let-an-owner-be-asked = 先问负责人，过后才能换人
mistake-no-time-for-a-drill = 对演练来说太短或太长
mistake-write-a-time-for-a-drill = 请写从“5 min”到“4 h”的时间
mistake-calls-too-often = 呼叫得比每分钟一次还频繁
mistake-write-a-minute-or-more = again 和 later 写一分钟或更长
mistake-reports-too-often = 要求报告比每分钟一次还频繁
mistake-write-a-minute = 写一分钟或更长
mistake-is-no-address-to-notify = 不是可以通知的地址
mistake-write-it-as-apprise-does = 按 Apprise 的写法，例如 'mailto://user:password@mail.example'
