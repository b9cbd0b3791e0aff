# 问题：一次只问一件。

ask-title = 标题是什么？
ask-title-anew = 新的标题是什么？现在是《{ $title }》。
ask-text = 请把正文发给我。
ask-text-anew = 请发来改好的正文，整篇替换现在的正文。
ask-source = 信息从哪里来？
ask-source-detail = { $source }：具体是哪一家？请把名称写在下面发送。
ask-category = 属于哪个栏目？
ask-link = 这个栏目要附{ $site }的链接（{ $clause }）。请把 { $host } 上的链接粘贴到下面，例如 { $example }
ask-channels = 在哪些渠道发布？
ask-planned = 打算什么时候发布？
ask-urgency = 紧急程度？
ask-audience = 给谁看？
ask-origin = 原创还是转载？
ask-concerned = 还涉及哪些单位？
ask-quoted = 引用了哪些人或机构？用逗号隔开；没有就回“无”。
ask-note = 想对审核人说些什么？
ask-files = 图片和附件怎么改？
ask-change = 要改哪一项？
ask-return-to = 《{ $title }》退给谁？
ask-reason-return = 《{ $title }》为什么退回？
ask-reason-reject = 《{ $title }》为什么不予发布？
ask-remark = 同意《{ $title }》，附什么话？
ask-address-url = 这篇稿件在{ $channel }上的链接？请粘贴到下面。
ask-address-words = 这篇稿件在{ $channel }的什么位置？请写在下面发送。
ask-problem = 《{ $title }》有问题，怎么办？
ask-problem-reason = 《{ $title }》有什么问题？
ask-which = 这是刚才那个问题的回答吗？
ask-language = 以后用哪种语言？ / Which language?

hint-source = 发布要注明来源（{ $clause }）。点选，或直接写明。
hint-write = 请在下面写好发送。
hint-planned = 也可以写：“周四 10:00”“{ $at }”。
hint-own-words = 点选，或直接写。
hint-text = 文字、Word 文件、图片都可以直接发来。
hint-text-anew = 上面是现在的正文，可以复制了改。标题和图片不变；若发来 Word 文件，则标题、正文、原稿一起换。
hint-channels = 可选多个。
hint-done = 选好后点“选好了”。
hint-files = 发来的图片和附件会加上；点一下去掉一个。

choice-author = 退给作者（{ $person }）
choice-step = 退到{ $step }（{ $person }）
choice-asap = 签发后即发
choice-category = 换一个栏目
choice-at = { $at }
choice-back = 退回作者修改
choice-hold = 先暂缓
choice-answer = 是，这是回答
choice-add = 加到这篇稿件里
choice-new-draft = 另起一篇新稿
choice-take-out = 去掉 { $name }

said-choices = { $choices }
said-words = { $words }
said-files = 已收到文件
