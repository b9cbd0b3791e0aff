# 代办：谁不在、由谁代、代到什么时候
person-in-place = { $person }（代{ $whose }）
refused-mandate-over = 您代{ $person }处理“{ $step }”的授权已经结束，本件已回到{ $person }手中。您的点击没有改变任何内容。
refused-delegate-of-himself = 不能请本人代理本人，请另选一位同事。
refused-delegate-gone = 这位同事已不在通讯录中，请另选一位。
refused-days-over = 这几天已经过去，或结束早于开始。请写明还未过去的日期，例如“5月1日至7日”。
refused-away-too-long = 一次最多可设一年。如果是离任，请管理员在通讯录中结束其职务。
person-away = { $person }（外出至{ $until }，由{ $people }代）
stop-now-in-place = 现在：{ $step } —— { $people }，依据{ $clause }
person-away-alone = { $person }（外出至{ $until }）
review-title-in-place = 待您代{ $whose }审核 · { $title }
review-sign-off-in-place = 待您代{ $whose }签发 · { $title }
review-talk-in-place = 意见不一致，请您代{ $whose }再议 · { $title }
review-went-back = 已交还{ $whose } · { $title }
note-went-back = 您代办的授权已结束，本件现由{ $whose }处理。
note-in-place-away = { $whose }外出至{ $until }，请您代为处理。{ $whose }本人也可以处理，以先处理的为准。
note-in-place-next = { $whose }外出至{ $until }，代理人不能办理本件，由您接替处理。{ $whose }本人也可以处理，以先处理的为准。
note-in-place-ladder = { $whose }一直没有处理，请您代为处理。{ $whose }本人也可以处理，以先处理的为准。
note-others-in-place = { $people }也可以代您处理，以先处理的为准。
days-from-to = { $since }至{ $until }
inbox-in-place = 代{ $whose }

menu-away = 我要外出
menu-officer = 更换信息员
button-back-again = 我回来了
button-away-new = 改日期

ask-away-whose = 谁外出？
ask-away-days = 您从哪天到哪天不在？
ask-away-days-other = { $person }从哪天到哪天不在？
ask-away-delegate = 这期间由谁代您处理？
ask-away-delegate-other = 这期间由谁代{ $person }处理？
hint-away-whose = 点一位，或写姓名。
hint-away-days = 点一项，或写日期，例如“5月1日至7日”。
hint-away-delegate = 点一位，或写姓名。代理人看得到待您处理的稿件；作者不会代审自己的稿件。
choice-away-today = 今天
choice-away-tomorrow = 明天
choice-away-week = 今天至周日
choice-away-next = 下周

notice-away = 已设置：{ $days }您不在，由{ $delegate }代您处理；您本人仍可处理。期满自动恢复。
notice-away-other = 已设置：{ $days }{ $person }不在，由{ $delegate }代为处理。期满自动恢复。
notice-back = 好的，{ $delegate }不再代您处理，未办的已交还给您。
notice-away-dropped = 已取消：{ $days }的外出，不再由{ $delegate }代理。
news-away-status = 您已设置：{ $days }不在，由{ $delegate }代您处理。
news-away-soon = { $person }{ $days }不在，请您届时代为处理；到时会把待办转给您。
news-away-set-for-you = { $by }为您设置：{ $days }您不在，由{ $delegate }代您处理。您本人仍可处理。
news-away-began = { $days }请您代{ $person }处理{ $count ->
    [0] 新到的事项；目前没有待办。
   *[other] 。待办 { $count } 件已转给您。
  }
news-away-over = 您不再代{ $person }处理{ $count ->
    [0] 。
   *[other] ，未办的 { $count } 件已交还。
  }谢谢！
news-away-dropped = { $person }改了一次外出的安排，那次不再请您代理。
news-away-dropped-for-you = { $by }取消了您{ $days }的外出安排，届时不再由{ $delegate }代您处理。
news-away-still = 不变的是：{ $days }{ $person }不在，仍请您代为处理。
news-away-back = 欢迎回来。{ $delegate }代您处理了 { $decided } 件{ $count ->
    [0] 。
   *[other] ，{ $count } 件未办，已交还给您。
  }
news-away-delegate-left = { $delegate }已离任，不再代您处理；{ $count ->
    [0] 没有未办的。
   *[other] 未办的 { $count } 件已交还给您。
  }如仍需代理，请说“外出”另选一位。

ask-officer-unit = 更换哪个单位的信息员？
ask-officer-gone = { $unit }哪位信息员离任？
ask-officer-follows = { $unit }由谁接任？
hint-officer-unit = 点一个，或写单位名称。
hint-officer-follows = 点一位，或写姓名。
choice-officer-more = 没有人离任，增加一位
choice-officer-none = 暂时没有人接任
notice-officer = 已更换，{ $unit }的变动已告知品牌公关部。转交稿件 { $count } 件。
news-officer-changed = { $unit }更换{ $role }：{ $gone }离任，{ $follows }接任（{ $by }报告），转交稿件 { $count } 件。
news-officer-new = { $unit }新增{ $role }：{ $follows }（{ $by }报告）。
news-officer-gone = { $unit }的{ $role }{ $gone }离任，尚无人接任（{ $by }报告）。
news-officer-you-follow = 您现在是{ $unit }的{ $role }。{ $count ->
    [0] 目前没有转给您的稿件。
   *[other] 转给您 { $count } 件稿件。
  }
news-officer-you-left = 您不再担任{ $unit }的{ $role }，未办完的已移交。谢谢您的付出。

refused-days-unclear = 没看懂是哪几天。请写例如“5月1日至7日”，或“外出 5月1日至7日 由张伟代”。
refused-nobody-called-so = 通讯录里没有能对上“{ $name }”的同事。请写全名，或点一位。
refused-not-yours-to-set-away = 只有{ $person }本人、其单位的助理或管理员可以设置。
refused-not-away = 现在没有设置外出，无需恢复。
refused-not-your-officers = 信息员的变动由本单位负责人或管理员报告。
refused-not-of-the-unit = { $person }不属于本单位。请先由管理员在通讯录中调整。
refused-officer-already = { $person }已经是本单位的信息员了，请另选一位。
refused-no-unit-called-so = 没有对上“{ $name }”的单位，或不止一个。请写得完整些。
help-away = 外出前说一声：“外出 5月1日至7日 由张伟代”，或只说“外出”，我来问。这期间的待办同时交给代理人，期满自动恢复。
help-officer = 信息员有变动，说“信息员变更”：谁离任、谁接任，未办完的自动移交。
