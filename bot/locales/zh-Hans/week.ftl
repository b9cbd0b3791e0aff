# 本周。

week-title = 本周
week-empty = 本周还没有您的稿件
week-empty-note = 您提交、审核、发布的稿件会列在这里，到周日为止。
week-submitted = { $at } 提交
week-decided = { $at } 审核
week-released = { $at } 发布
week-planned = 拟{ $at } 发布
week-to-release = 待发布
