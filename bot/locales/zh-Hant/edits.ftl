# 改稿：獲請審核的人自行修改。

edit-title = 您正在改稿，尚未儲存 · { $title }
edit-saved = 已存為第{ $version }版 · { $title }
edit-over = 這次改稿已結束 · { $title }
edit-left = 稿件已進入下一步，您對《{ $title }》的改動未能儲存。您改了：{ $what }。
edit-reopens = 儲存後須重新審核的：{ $steps }
edit-reopens-nothing = 儲存後，已同意的無須重審，系統會告訴他們您改了什麼。
edit-then = 接着按新版本審核的：{ $step }
edit-gap = 「{ $step }」（{ $clause }）現在無人，也沒有替補，因此不能儲存。請聯絡管理員，或把這處改動改回去。
fact-edited = 第{ $version }版由{ $by }改定
note-being-edited = { $by }正在改稿。

button-edit = 由我修改
button-edit-on = 繼續修改
button-save-version = 存為第{ $version }版
button-change-more = 再改一處
button-discard-edit = 放棄我的改動

news-edited = { $by }修改了《{ $title }》（{ $number }），現為第{ $version }版。
notice-edited = 已存為第{ $version }版，並已通知作者及之前審過的人。

refused-being-edited = { $by }正在修改這篇稿件。沒有任何改變，請待改好後再來。
refused-edit-open = 您自己的改動尚未儲存。請先儲存或放棄，再作決定。
refused-edit-over = 稿件已進入下一步，這次改稿已結束，沒有儲存。您改的內容已發還給您。
