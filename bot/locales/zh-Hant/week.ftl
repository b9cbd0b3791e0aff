# 本週。

week-title = 本週
week-empty = 本週還沒有您的稿件
week-empty-note = 您提交、審核、發佈的稿件會列在這裡，到週日為止。
week-submitted = { $at } 提交
week-decided = { $at } 審核
week-released = { $at } 發佈
week-planned = 擬於{ $at } 發佈
week-to-release = 待發佈
