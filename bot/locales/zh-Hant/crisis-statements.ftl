# 突發中的聲明：撰寫、快速審批、發佈。

# 種類與卡片。
statement-holding = 首次聲明
statement-follow-up = 後續聲明
statement-correction = 更正聲明
statement-pre-cleared = 預先簽發的聲明
fact-statement-in = { $kind } · 突發 { $number }
fact-statement-beforehand = { $kind }
note-statement-fast = 快速審批：沒有詢問類別、來源、配額和保密問題；同意即表示文字可以公開。
note-statement-drill = 演練中的聲明不會真的發佈，也不進台帳。
crisis-note-stated = 首次聲明 { $at } 發佈
crisis-note-stated-drill = 首次聲明 { $at } 簽發（演練，不發佈）
clause-fast = 快速審批程序
button-statement = 寫聲明
button-release-drill = 發佈到{ $channel }（演練，不會發佈）

# 撰寫。
ask-statement-holding = 突發 { $number }「{ $title }」：請傳來首次聲明的正文。
ask-statement-follow-up = 突發 { $number }「{ $title }」：請傳來後續聲明的正文。
ask-statement-correction = 突發 { $number }「{ $title }」：請傳來更正聲明的正文。
hint-statement = 第一行寫標題，下面寫正文；也可以傳 Word 檔案。沒有標題就先用警報時的話，提交前請改。
choice-statement = 這是{ $kind }
ask-statement-which = 是哪一宗突發的聲明？
choice-statement-crisis = { $number } · { $title }

# 進行中。
news-statement-false-alarm = 突發已確認是誤報。聲明《{ $title }》（{ $number }）還需要嗎？不需要就撤回；不撤回會照常進行。
news-statement-merged = 這宗突發已併入另一宗。聲明《{ $title }》（{ $number }）還需要嗎？不需要就撤回；不撤回會照常進行。
news-others-unreached = 《{ $title }》（{ $number }，{ $step }）：{ $people }現在聯絡不上，已請{ $others }代為處理。
news-nobody-reached = 《{ $title }》（{ $number }，{ $step }）：{ $people }現在聯絡不上，也沒有別人可以代為處理，請直接打電話。

# 不能做的，說明怎麼辦。
refused-statement-not-yours = 突發 { $number } 的聲明由負責人、來協助的人和品牌公關撰寫。請先點「我來協助」，或把文字傳給負責人。
refused-statement-no-crisis = 沒有找到這宗正在處理的突發。傳送「突發列表」可以看到編號。
refused-statement-drill = 這是演練：聲明 { $number } 到此為止，不會發佈，也不進台帳。

# 辦法的說明。
explain-statements = 聲明：每人 { $time }：{ $steps }
explain-statements-of = 聲明（{ $clauses }）：每人 { $time }：{ $steps }
explain-clock-minutes = { $count } 分鐘

# 聲明庫：預先簽發、帶空白的聲明。
help-statements = 聲明：說「聲明庫」，看預先簽發的聲明、寫一份；突發時在突發卡片上按「寫聲明」。
library-title = 聲明庫：{ $count } 份
library-empty = 聲明庫裡還沒有聲明。預先簽發的聲明，突發時填好空白、另一人確認就能發佈。
library-valid = 《{ $title }》 · { $number } · { $language } · { $signer }簽發 · { $until } 前有效
library-expiring = ⚠ 《{ $title }》 · { $number } · { $language } · { $signer }簽發 · { $until } 到期，請續簽
library-expired = ✕ 《{ $title }》 · { $number } · { $language } · { $signer }簽發 · { $until } 已到期，不能使用
item-precleared = 已簽發，突發時可用 · { $title }
fact-cleared = 依據{ $signer }預先簽發的聲明 { $number }（第{ $version }版）
note-statement-confirm = 文字已由領導預先簽發，只填了空白。請核對填寫的內容；確認後馬上簽發，並告知簽發人。
review-confirm-blanks = 待您核對填空 · { $title }
button-confirm-blanks = 核對無誤
button-confirm-blanks-remark = 核對無誤並附言
menu-statements = 聲明庫
button-preclear = 寫一份預先簽發的聲明
button-renew = 請領導續簽
choice-library = 用聲明庫裡的聲明
choice-precleared = { $title } · { $language }
ask-precleared = 請傳來聲明的文字：第一行是標題。以後才知道的內容留空白，寫成 { "{" }地點{ "}" } 或 ____。
hint-precleared = 領導簽發後放進聲明庫，到期前兩週提醒續簽。
ask-which-precleared = 突發 { $number }：用哪一份？
ask-blank = 第 { $number }/{ $of } 處空白「{ $blank }」填什麼？
    { $place }
ask-blank-unnamed = 第 { $number }/{ $of } 處空白填什麼？
    { $place }
news-precleared = 聲明《{ $title }》（{ $number }）已簽發，放進了聲明庫，突發時可用。
news-precleared-used = 您預先簽發的聲明 { $of } 已用於突發 { $number }「{ $title }」：{ $by }填寫，{ $confirmed }確認，編號 { $statement }。
news-precleared-ends = 預先簽發的聲明《{ $title }》（{ $number }）{ $until } 到期。請續簽，到期後不能使用。
news-precleared-over = 預先簽發的聲明《{ $title }》（{ $number }）已到期，不能使用了。還需要的話請續簽。
notice-renewing = 已把《{ $title }》（{ $number }）送審，請{ $signer }續簽。
refused-blank-empty = 這處空白還沒有填。請寫上內容再傳送。
refused-blank-too-long = 這處空白填了 { $size } 字，最多 { $most } 字。請寫短一些。
refused-blank-has-lines = 這處空白只能填一行文字，裡面不能再有空白。請重新填寫。
refused-precleared-expired = 《{ $title }》（{ $number }）已到期，不能使用。可以請領導續簽，或者另寫一份聲明走快速審批。
refused-precleared-altered = 文字和預先簽發的 { $number } 不一樣了，不能直接使用。請重新填寫一份，或者另寫一份聲明走快速審批。
refused-precleared-not-yours = 聲明庫由品牌公關、值班人員和領導使用，處置突發的人也可以看。
refused-precleared-renewal = 已經在續簽了（{ $number }），不用再送一次。
agenda-precleared = { $item }：請{ $people }續簽預先簽發的聲明
