# 名册：模板里的说明、导入前后的话。

roster-notes = 填写说明
roster-note-begin = 这是一份名册样例。请把各表里的例子换成本单位的部门和人员，表头不要改动，可以删掉不用的列。
roster-note-sheets = 共四张表：“单位”列部门和子公司；“人员”每人一行；“领导机构”列领导小组等集体议事的机构，没有就留空；“任职”写人在别处的角色、有期限的角色，以及领导分管的单位。
roster-note-ids = “编号”一经使用不再更改：改名、调动都不影响它。用小写字母、数字和连字符，例如 wang-min；纯数字的工号也可以。
roster-note-names = 在其他列里提到单位或人员时，写名称或编号都行；有重名的，请写编号。
roster-note-roles = 角色有：信息员、信息联络员、部门负责人、部门副职、核稿人、值班、保密负责人、分管领导、主要领导、发布人、档案员、督查员、管理员。每个单位至少要有一名信息员，筹备中的单位至少一名信息联络员；每个单位只有一名负责人。“值班”按日期轮流（任职表写开始和结束日期）：突发时先呼叫当天值班的人；没人值班，就呼叫全体核稿人。
roster-note-several = 一格里写几项时，用顿号、逗号或换行隔开。
roster-note-dates = 日期写作 2026-01-31 或 2026年1月31日；“结束日期”当天仍然有效。空着表示一直有效。
roster-note-bodies = 机构的组长、副组长、成员直接写在“领导机构”表里；有期限的，改在“任职”表里写。
roster-note-duties = “职责”只有在办法规定某些栏目只能由承担某项职责的单位起草时才要填，写法与办法一致，例如 products；缺哪一项，qianfa check 会指出。
roster-note-order = 上下顺序就是征求意见和显示姓名的先后顺序。
roster-note-own = 只供自己看的列，表头以 # 开头即可，例如“#电话”，导入时会跳过。
roster-note-check = 填好后运行 qianfa org import 文件名，或由管理员把文件连同“名册”发给机器人。会先列出将要改动的内容，确认后才生效；有要改的地方，会指出在哪张表、第几行、哪一列。

# 管理员发来名册之后的卡片。
roster-offered = 名册“{ $name }”与现在的人员有这些不同
roster-offered-note = 确认之前什么都不会改动。应用后，失去角色的人手上的事项会自动转给接替的人。
roster-applied = 名册“{ $name }”已经应用
roster-left = 名册“{ $name }”没有应用
roster-overtaken = 名册“{ $name }”已作废：在它之前应用了另一份名册。需要的话请再发一次
roster-mistaken = 名册“{ $name }”里有 { $count } 处要改
roster-mistaken-note = 什么都没有改动。改好后把文件再发一次即可。
roster-added = 新增 { $count } 人：{ $what }
roster-left-people = 离开 { $count } 人：{ $what }
roster-renamed = 改名 { $count } 人：{ $what }
roster-moved = 调动 { $count } 人：{ $what }
roster-begun = 新任 { $count } 项：{ $what }
roster-ended = 卸任 { $count } 项：{ $what }
roster-units-added = 新增单位或机构 { $count } 个：{ $what }
roster-units-gone = 撤销单位或机构 { $count } 个：{ $what }
roster-units-busy = { $unit }还有 { $count } 篇稿件在办：应用后，稿件随作者转到其新单位继续办理。
roster-units-altered = 变更单位或机构 { $count } 个：{ $what }
roster-emails = 变更电子邮箱 { $count } 人：{ $what }
roster-gaps = ⚠ 应用之后，有 { $count } 处走不通或不合办法。可以先改名册再发，也可以应用后再补：
roster-unreached = 还没有关联账号，卡片送不到：{ $people }
roster-unreached-many = { $people }等 { $count } 人还没有关联账号，卡片送不到
roster-more = 另有 { $count } 项
roster-person = { $person }（{ $unit }）
roster-from-to = { $before }→{ $after }
roster-held = { $person }（{ $role }）
roster-held-of = { $person }（{ $unit }{ $role }）
roster-state-offered = 还没有处理
roster-state-applied = 已经应用
roster-state-left = 已经放弃
roster-state-overtaken = 已被另一份名册取代
roster-state-mistaken = 有要改的地方，没有应用
button-apply-roster = 应用
button-leave-roster = 不应用
notice-roster-applied = 已应用，名册现有 { $people } 人。
notice-roster-left = 好的，名册没有改动。
news-roster-how = 现有 { $units } 个单位、{ $people } 人。要更新，请把名册文件（.xlsx、.csv 或 .toml）发给我，附上“名册”；我会先列出有哪些不同，您确认后才应用。现行名册可用 qianfa org export 名册.xlsx 导出，改好再发来；空白样例：qianfa org template 名册.xlsx。
news-roster-same = 名册“{ $name }”与现在的人员一致，不需要改动。
news-roster-second = “{ $name }”没有看：一次只看一份名册，先看“{ $first }”。这一份请之后单独再发。
news-roster-beside = 这次只看了名册“{ $name }”，同来的没有收：{ $files }。需要的话请单独再发。
refused-not-an-administrator = 只有管理员可以更改名册。请联系：{ $people }。
refused-no-administrator-left = 按这份名册就没有管理员了，之后谁也不能再从这里更改名册。请至少给一个人“管理员”角色，再发一次。
refused-roster-settled = 这份名册{ $state }，没有再次改动。

# 名册里要改的地方，按位置说。
roster-wrong-unread = 文件读不出来，请另存为 .xlsx 再发一次

# 名册是否齐全。
news-officer-missing = 您的{ $unit }现在没有{ $role }，没有人能报送信息。请确定一位，并告诉管理员。
news-officers-missing = 这些单位还没有信息员：{ $units }。已经提醒各单位负责人。
news-desk-missing = 现在没有人担任：{ $roles }。请在名册里补上，否则信息不能核稿或发布。
rehearsal-gaps = 流程演练：有 { $count } 处走不通（新出现 { $fresh } 处）
rehearsal-gap = { $where }：{ $what }
rehearsal-note = 请在名册或办法里补上，再用 qianfa check 查看全部细节。
rehearsal-clear = 流程演练：先前的 { $count } 处问题都已解决，各流程走得通
