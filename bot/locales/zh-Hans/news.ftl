# 消息：说一次的短句；以及点按之后的回话。

news-received = 收到{ $characters ->
    [0] （还没有正文）
   *[other] 《{ $title }》，{ $characters } 字
  }{ $pictures ->
    [0] {""}
   *[other] ，图片 { $pictures } 张
  }{ $originals ->
    [0] {""}
   *[other] ，附原稿
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
news-withdrawn = { $by }撤回了已签发的《{ $title }》（{ $number }），请不要发布。
news-follow-up = 《{ $title }》（{ $number }）已发布，请跟进：{ $what }（{ $clause }）。做完请点“已完成”；没做完，一周后再提醒。
news-followed-up = { $by }已完成《{ $title }》（{ $number }）的“{ $what }”：“{ $words }”
news-release-time = 到发布时间了：《{ $title }》（{ $number }）。
news-step-overdue = 已到时限，请您处理：《{ $title }》（{ $number }，{ $step }）。
news-passed-on = 转给您处理：《{ $title }》（{ $number }，{ $step }）。
news-unmanned = 请安排人：《{ $title }》（{ $number }）到了{ $step }，这个环节没有人可以处理。
news-taken-up = 《{ $title }》（{ $number }）重新办理。
news-kept = 《{ $title }》存好了；说“我的稿件”随时能找到。
news-heading = 如果“{ $title }”是标题，请接着发正文，我会把它们放在一起。也可以说：“待办”“我的稿件”“帮助”。
news-title-too-long = { $received }第一行有 { $size } 字，作标题太长（最多 { $most } 字），先留在正文里。
news-find-how = 要查什么？请写几个字或编号。以后也可以直接发“查 健康宣传”“查 2026-0142”。
news-asked-no-more = 办法有变，这一项不用再填了。

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
notice-released-everywhere = { $number } 已在{ $channels }全部发布，并登记台账。
notice-release-back = 《{ $title }》已退回作者。
notice-release-held = 《{ $title }》已暂缓发布。
notice-release-resumed = 《{ $title }》可以继续发布了。
notice-followed-up = 已登记：《{ $title }》的“{ $what }”。
notice-language = 好的，以后用{ $language }。
notice-form-more = 已保存，还差 { $count } 项。
notice-form-saved = 存好了；说“我的稿件”随时能找到。
notice-form-newer = 这篇稿件有一张更新的表单；您写的已放进去（那边还空着的几项）。请核对后从那张提交。
notice-form-unplaced = 没有放进去的：{ $left }。
notice-form-refused = { $field }没有收下（“{ $words }”）：{ $why }
notice-form-garbled = { $field }没有收下：{ $why }
notice-form-spare = { $field }已经不用填了（“{ $words }”）。
form-entered = { $field }“{ $words }”
notice-forms = 好的，以后还差的一次问完。
notice-steps = 好的，以后一次只问一项。
news-release-unmanned = 《{ $title }》（{ $number }）已签发，但没有可以发布的人了。请指定发布人。
news-author-changed = 《{ $title }》转交给您了：原作者已不再担任信息员。您可以接着办理。
news-author-missing = 《{ $title }》的作者已不再担任信息员，本部门没有其他信息员。请指定信息员。
news-unit-changed = 《{ $title }》原来的单位已撤销，稿件随您转到现在的单位继续办理，审核人也随之调整。
news-received-link = 收到链接 { $host }（{ $origin }）。
news-understood = { $received }按您写的填好了：{ $fields }。
news-not-understood = 这几行没有看懂，留在正文里了：{ $lines }
news-contradictory = { $field }写了几次，说法不一：{ $lines }。我都没有采用；要填的会再问您，其他的请点“修改”填。
news-no-room = 一篇稿件最多 { $most } 个图片和附件，这些没有放进去：{ $files }。再发来的也放不下，请先点“修改”去掉一些。
news-no-room-all = 一篇稿件最多 { $most } 个图片和附件，总共有 { $count } 个没有放进去：{ $files }。
list-more-files = 另有 { $count } 个
news-added = 已加到《{ $title }》里。接着发来的也加进去，数目见上面的卡片。
news-text-wanted = { $files } 已作为原稿留存，但我读不出里面的文字。请把正文粘贴发来。
news-opinion-files = 文件不随意见转交，没有收：{ $files }。需要的话请直接发给作者。
news-kept-unread = { $name } 已作为原稿留存。正文请换个方式发来：直接粘贴，或分成几部分。
