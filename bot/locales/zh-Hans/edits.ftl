# 改稿：请他审核的人自己动手改。

edit-title = 您正在改稿，还没保存 · { $title }
edit-saved = 已存为第{ $version }版 · { $title }
edit-over = 这次改稿已结束 · { $title }
edit-left = 稿件已往下走，您对《{ $title }》的改动没能保存。您改了：{ $what }。
edit-reopens = 保存后要重新审核的：{ $steps }
edit-reopens-nothing = 保存后，已经同意的不用重审，会告诉他们您改了什么。
edit-then = 接着按新版本审核的：{ $step }
edit-gap = “{ $step }”（{ $clause }）现在没有人，也没有替补，所以不能保存。请联系管理员，或把这处改动改回去。
fact-edited = 第{ $version }版由{ $by }改定
note-being-edited = { $by }正在改稿。

button-edit = 我来改
button-edit-on = 接着改
button-save-version = 存为第{ $version }版
button-change-more = 再改一处
button-discard-edit = 放弃我的改动

news-edited = { $by }改了《{ $title }》（{ $number }），现在是第{ $version }版。
notice-edited = 已存为第{ $version }版，并已告诉作者和前面审过的人。

refused-being-edited = { $by }正在改这篇稿件。没有任何改变，请等改好了再来。
refused-edit-open = 您自己的改动还没保存。请先保存或放弃，再作决定。
refused-edit-over = 稿件已往下走，这次改稿结束了，没有保存。您改的内容已发还给您。
