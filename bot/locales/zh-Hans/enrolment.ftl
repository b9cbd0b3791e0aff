# 一次性验证码、账号关联，以及平台方面的提醒。

code-here = { $person }的验证码：{ $code }
code-how = 请通过能确认是本人的方式转告{ $person }。本人在 { $until } 之前把它发给我，账号就关联好了；只能用一次。
code-over = { $person }的验证码已失效
news-linked = { $person }，您的 { $platform } 账号已经关联，有事会在这里告诉您。
news-linked-other = { $person }已用您发的验证码关联了 { $platform } 账号。如果不是本人，请马上再发一个验证码：用新码关联后，原来的账号随即失效。
refused-code-for-nobody = 名册里没有“{ $name }”。请在 /code 后面写名册里的姓名、编号或电子邮箱。
refused-code-for-several = 有几位同名。请在 /code 后面写编号：{ $ids }。
refused-code-wrong = 验证码不对，或者已经失效。请管理员重新发一个；验证码十分钟内有效。
refused-code-tries = 试错的次数太多了。请过一小时，再请管理员发一个新的验证码。
refused-other-use = 这个数据文件夹里是网页聊天的演练（谁都可以扮演任何人），现在却要正式使用，或者反过来。没有任何改动。请换一个文件夹：config.toml 里 [data] 的 folder。
button-code = 验证码
news-file-lost = “{ $name }”没能取到，请重发这个文件；其余内容已收下。
