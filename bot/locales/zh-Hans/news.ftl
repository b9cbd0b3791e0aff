# 消息：说一次的短句；以及点按之后的回话。

news-received = 收到{ $characters ->
    [0] （还没有正文）
   *[other] 《{ $title }》，{ $characters } 字
  }{ $pictures ->
    [0] {""}
   *[other] ，图片 { $pictures } 张
  }{ $originals ->
    [0] {""}
   *[other] ，附 Word 原稿
  }{ $files ->
    [0] {""}
   *[other] ，文件 { $files } 个
  }。
news-returned = { $by }（{ $step }）退回《{ $title }》（{ $number }）修改：“{ $reason }”
news-returned-to-step = { $by }（{ $step }）把《{ $title }》（{ $number }）退到{ $to }重审：“{ $reason }”
news-rejected = { $by }（{ $step }）决定不予发布《{ $title }》（{ $number }）：“{ $reason }”
news-remark = { $by }（{ $step }）同意《{ $title }》（{ $number }），附言：“{ $remark }”
news-signed-off = 《{ $title }》（{ $number }）已签发，待发布。
news-released = 《{ $title }》（{ $number }）已由{ $by }在{ $channels }全部发布，已登记台账。
news-release-held = { $by }暂缓发布《{ $title }》（{ $number }）：“{ $reason }”
news-release-back = { $by }在发布前退回《{ $title }》（{ $number }）：“{ $reason }”
news-release-resumed = { $by }恢复发布《{ $title }》（{ $number }）。
news-release-time = 到发布时间了：《{ $title }》（{ $number }）。
news-step-overdue = 已到时限，请您处理：《{ $title }》（{ $number }，{ $step }）。
news-passed-on = 转给您处理：《{ $title }》（{ $number }，{ $step }）。
news-unmanned = 请安排人：《{ $title }》（{ $number }）到了{ $step }，这个环节没有人可以处理。
news-withdrawn = { $by }撤回了《{ $title }》（{ $number }）。
news-taken-up = 《{ $title }》（{ $number }）重新办理。
news-kept = 《{ $title }》存好了；说“我的稿件”随时能找到。

notice-approve = 已记下：您同意《{ $title }》（{ $number }）。
notice-sign-off = 已记下：您签发《{ $title }》（{ $number }）。
notice-return = 已记下：您退回《{ $title }》（{ $number }）。
notice-reject = 已记下：《{ $title }》（{ $number }）不予发布。
notice-submitted = 已提交，编号 { $number }。现在由{ $step }处理。
notice-submitted-signed = { $number } 已更新，原来的签发仍然有效。
notice-withdrawn = { $number } 已撤回。
notice-discarded = 《{ $title }》的修改已放弃。
notice-given-up = 草稿《{ $title }》已放弃。需要时可在它的卡片上点“重新办理”。
notice-proofread = 已记下：您校对过了，可以发布。
notice-released = 已登记：{ $number } 在{ $channel }发布。
notice-released-everywhere = { $number } 在{ $channels }已全部发布，已登记台账。
notice-release-back = 《{ $title }》已退回作者。
notice-release-held = 《{ $title }》已暂缓发布。
notice-release-resumed = 《{ $title }》可以继续发布了。
notice-language = 好的，以后用{ $language }。
news-release-unmanned = 《{ $title }》（{ $number }）已签发，但没有可以发布的人了。请指定发布人。
news-author-changed = 《{ $title }》转交给您了：原作者已离任。您可以接着办理。
news-author-missing = 《{ $title }》的作者已离任，本部门没有其他信息员。请指定信息员。
