said = { $words }
approve = 同意
return = 退回
officer = 信息员
title = 待您审核：{ $title }
taken = 收到。
too-much = 这个放不下，什么都没有改变。
stop = { $who }在看
