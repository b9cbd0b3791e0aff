# 涉密稿件：旁人可能看到的地方，用這些話代替。

guarded-item = 可能涉密的稿件
guarded-words = ……
guarded-note = 開啟後才顯示內容，只有您能看到。
guarded-taken-back = 內容已收回；需要時可再打開。
