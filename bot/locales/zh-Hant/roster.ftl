# 名冊：範本裡的說明、匯入前後的話。

roster-notes = 填寫說明
roster-note-begin = 這是一份名冊樣本。請把各表裡的例子換成貴機構的部門和人員，欄名不要更改，用不到的欄可以刪去。
roster-note-sheets = 共四張表：「單位」列出部門和附屬公司；「人員」每人一列；「領導機構」列出領導小組等集體議事的機構，沒有就留空；「任職」寫人員在別處的角色、有期限的角色，以及領導分管的單位。
roster-note-ids = 「編號」一經使用便不再更改：改名、調職都不影響它。用小寫字母、數字和連字號，例如 wang-min；純數字的員工編號也可以。
roster-note-names = 在其他欄提到單位或人員時，寫名稱或編號都可以；有同名的，請寫編號。
roster-note-roles = 角色有：資訊員、資訊聯絡員、部門負責人、部門副主管、核稿人、值班、保密負責人、分管領導、主要領導、發佈人、檔案管理員、稽核員、管理員。每個單位至少要有一名資訊員，籌備中的單位至少一名資訊聯絡員；每個單位只有一名負責人。「值班」按日期輪流（任職表寫開始和結束日期）：突發時先呼叫當天值班的人；沒有人值班，就呼叫全體核稿人。
roster-note-several = 一格裡寫幾項時，用頓號、逗號或換行分開。
roster-note-dates = 日期寫成 2026-01-31 或 2026年1月31日；「結束日期」當天仍然有效。留空表示一直有效。
roster-note-bodies = 機構的組長、副組長、成員直接寫在「領導機構」表裡；有期限的，改在「任職」表裡寫。
roster-note-duties = 「職責」只有在辦法規定某些欄目只能由承擔某項職責的單位起草時才要填，寫法與辦法一致，例如 products；缺哪一項，qianfa check 會指出。
roster-note-order = 上下順序就是徵詢意見和顯示姓名的先後次序。
roster-note-own = 只供自己看的欄，欄名以 # 開頭即可，例如「#電話」，匯入時會略過。
roster-note-check = 填好後執行 qianfa org import 檔名，或由管理員把檔案連同「名冊」傳給機器人。會先列出將要變更的內容，確認後才生效；有要改的地方，會指出在哪張表、第幾列、哪一欄。

# 管理員傳來名冊之後的卡片。
roster-offered = 名冊「{ $name }」與現在的人員有這些不同
roster-offered-note = 確認之前什麼都不會更改。套用後，失去角色的人手上的事項會自動轉給接任的人。
roster-applied = 名冊「{ $name }」已經套用
roster-left = 名冊「{ $name }」沒有套用
roster-overtaken = 名冊「{ $name }」已作廢：在它之前套用了另一份名冊。有需要請再傳一次
roster-mistaken = 名冊「{ $name }」裡有 { $count } 處要改
roster-mistaken-note = 什麼都沒有更改。改好後把檔案再傳一次即可。
roster-added = 新增 { $count } 人：{ $what }
roster-left-people = 離開 { $count } 人：{ $what }
roster-renamed = 改名 { $count } 人：{ $what }
roster-moved = 調職 { $count } 人：{ $what }
roster-begun = 新任 { $count } 項：{ $what }
roster-ended = 卸任 { $count } 項：{ $what }
roster-units-added = 新增單位或機構 { $count } 個：{ $what }
roster-units-gone = 撤銷單位或機構 { $count } 個：{ $what }
roster-units-busy = { $unit }還有 { $count } 篇稿件在辦：套用後，稿件隨作者轉到其新單位繼續處理。
roster-units-altered = 變更單位或機構 { $count } 個：{ $what }
roster-emails = 變更電子郵件 { $count } 人：{ $what }
roster-gaps = ⚠ 套用之後，有 { $count } 處走不通或不合辦法。可以先改名冊再傳，也可以套用後再補：
roster-unreached = 還沒有關聯帳號，卡片送不到：{ $people }
roster-unreached-many = { $people }等 { $count } 人還沒有關聯帳號，卡片送不到
roster-more = 另有 { $count } 項
roster-person = { $person }（{ $unit }）
roster-from-to = { $before }→{ $after }
roster-held = { $person }（{ $role }）
roster-held-of = { $person }（{ $unit }{ $role }）
roster-state-offered = 還沒有處理
roster-state-applied = 已經套用
roster-state-left = 已經放棄
roster-state-overtaken = 已被另一份名冊取代
roster-state-mistaken = 有要改的地方，沒有套用
button-apply-roster = 套用
button-leave-roster = 不套用
notice-roster-applied = 已套用，名冊現有 { $people } 人。
notice-roster-left = 好的，名冊沒有更改。
news-roster-how = 現有 { $units } 個單位、{ $people } 人。要更新，請把名冊檔案（.xlsx、.csv 或 .toml）傳給我，附上「名冊」；我會先列出有哪些不同，您確認後才套用。現行名冊可用 qianfa org export 名冊.xlsx 匯出，改好再傳來；空白樣本：qianfa org template 名冊.xlsx。
news-roster-same = 名冊「{ $name }」與現在的人員一致，不需要更改。
news-roster-second = 「{ $name }」沒有看：一次只看一份名冊，先看「{ $first }」。這一份請之後單獨再傳。
news-roster-beside = 這次只看了名冊「{ $name }」，同來的沒有收：{ $files }。需要的話請單獨再傳。
refused-not-an-administrator = 只有管理員可以更改名冊。請聯絡：{ $people }。
refused-no-administrator-left = 按這份名冊就沒有管理員了，之後誰也不能再從這裡更改名冊。請至少給一個人「管理員」角色，再傳一次。
refused-roster-settled = 這份名冊{ $state }，沒有再次更改。

# 名冊裡要改的地方，按位置說。
roster-wrong-unread = 檔案讀不出來，請另存為 .xlsx 再傳一次

# 名冊是否齊全。
news-officer-missing = 您的{ $unit }現在沒有{ $role }，沒有人能報送資訊。請確定一位，並告訴管理員。
news-officers-missing = 這些單位還沒有資訊員：{ $units }。已經提醒各單位負責人。
news-desk-missing = 現在沒有人擔任：{ $roles }。請在名冊裡補上，否則資訊不能核稿或發佈。
rehearsal-gaps = 流程演練：有 { $count } 處走不通（新出現 { $fresh } 處）
rehearsal-gap = { $where }：{ $what }
rehearsal-note = 請在名冊或辦法裡補上，再用 qianfa check 查看全部細節。
rehearsal-clear = 流程演練：先前的 { $count } 處問題都已解決，各流程走得通
