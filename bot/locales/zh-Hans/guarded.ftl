# 涉密稿件：旁人可能看到的地方，用这些话代替。

guarded-item = 可能涉密的稿件
guarded-words = ……
guarded-note = 打开后才显示内容，只有您能看到。
guarded-taken-back = 内容已收回；需要时可再打开。
