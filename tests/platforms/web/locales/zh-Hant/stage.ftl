said = { $words }
approve = 同意
return = 退回
officer = 信息員
title = 待您審核：{ $title }
taken = 收到。
too-much = 這個放不下，什麼都沒有改變。
stop = { $who }在看
