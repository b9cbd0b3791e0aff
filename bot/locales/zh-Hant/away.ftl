# 代理：誰不在、由誰代、代到什麼時候
person-in-place = { $person }（代{ $whose }）
refused-mandate-over = 您代{ $person }處理「{ $step }」的授權已經結束，本件已回到{ $person }手上。您的點按沒有改變任何內容。
refused-delegate-of-himself = 不能請本人代理本人，請另選一位同事。
refused-delegate-gone = 這位同事已不在通訊錄中，請另選一位。
refused-days-over = 這幾天已經過去，或結束早於開始。請寫明尚未過去的日期，例如「5月1日至7日」。
refused-away-too-long = 一次最多可設一年。如果是離任，請管理員在通訊錄中結束其職務。
person-away = { $person }（外出至{ $until }，由{ $people }代）
stop-now-in-place = 現在：{ $step } —— { $people }，依據{ $clause }
person-away-alone = { $person }（外出至{ $until }）
review-title-in-place = 請您代{ $whose }審核 · { $title }
review-sign-off-in-place = 請您代{ $whose }簽發 · { $title }
review-talk-in-place = 意見不一致，請您代{ $whose }再議 · { $title }
review-went-back = 已交還{ $whose } · { $title }
note-went-back = 您代辦的授權已結束，本件現由{ $whose }處理。
note-in-place-away = { $whose }外出至{ $until }，請您代為處理。{ $whose }本人也可以處理，以先處理的為準。
note-in-place-next = { $whose }外出至{ $until }，代理人不能辦理本件，由您接替處理。{ $whose }本人也可以處理，以先處理的為準。
note-in-place-ladder = { $whose }一直沒有處理，請您代為處理。{ $whose }本人也可以處理，以先處理的為準。
note-others-in-place = { $people }也可以代您處理，以先處理的為準。
days-from-to = { $since }至{ $until }
inbox-in-place = 代{ $whose }

menu-away = 我要外出
menu-officer = 更換資訊員
button-back-again = 我回來了
button-away-new = 改日期

ask-away-whose = 誰外出？
ask-away-days = 您從哪天到哪天不在？
ask-away-days-other = { $person }從哪天到哪天不在？
ask-away-delegate = 這期間由誰代您處理？
ask-away-delegate-other = 這期間由誰代{ $person }處理？
hint-away-whose = 點一位，或寫姓名。
hint-away-days = 點一項，或寫日期，例如「5月1日至7日」。
hint-away-delegate = 點一位，或寫姓名。代理人看得到待您處理的稿件；作者不會代審自己的稿件。
choice-away-today = 今天
choice-away-tomorrow = 明天
choice-away-week = 今天至週日
choice-away-next = 下週

notice-away = 已設定：{ $days }您不在，由{ $delegate }代您處理；您本人仍可處理。期滿自動恢復。
notice-away-other = 已設定：{ $days }{ $person }不在，由{ $delegate }代為處理。期滿自動恢復。
notice-back = 好的，{ $delegate }不再代您處理，未辦的已交還給您。
notice-away-dropped = 已取消：{ $days }的外出，不再由{ $delegate }代理。
news-away-status = 您已設定：{ $days }不在，由{ $delegate }代您處理。
news-away-soon = { $person }{ $days }不在，請您屆時代為處理；到時會把待辦轉給您。
news-away-set-for-you = { $by }為您設定：{ $days }您不在，由{ $delegate }代您處理。您本人仍可處理。
news-away-began = { $days }請您代{ $person }處理{ $count ->
    [0] 新到的事項；目前沒有待辦。
   *[other] 。待辦 { $count } 件已轉給您。
  }
news-away-over = 您不再代{ $person }處理{ $count ->
    [0] 。
   *[other] ，未辦的 { $count } 件已交還。
  }謝謝！
news-away-dropped = { $person }改了一次外出的安排，那次不再請您代理。
news-away-dropped-for-you = { $by }取消了您{ $days }的外出安排，屆時不再由{ $delegate }代您處理。
news-away-still = 不變的是：{ $days }{ $person }不在，仍請您代為處理。
news-away-back = 歡迎回來。{ $delegate }代您處理了 { $decided } 件{ $count ->
    [0] 。
   *[other] ，{ $count } 件未辦，已交還給您。
  }
news-away-delegate-left = { $delegate }已離任，不再代您處理；{ $count ->
    [0] 沒有未辦的。
   *[other] 未辦的 { $count } 件已交還給您。
  }如仍需代理，請說「外出」另選一位。

ask-officer-unit = 更換哪個單位的資訊員？
ask-officer-gone = { $unit }哪位資訊員離任？
ask-officer-follows = { $unit }由誰接任？
hint-officer-unit = 點一個，或寫單位名稱。
hint-officer-follows = 點一位，或寫姓名。
choice-officer-more = 沒有人離任，增加一位
choice-officer-none = 暫時沒有人接任
notice-officer = 已更換，{ $unit }的變動已告知品牌公關部。轉交稿件 { $count } 件。
news-officer-changed = { $unit }更換{ $role }：{ $gone }離任，{ $follows }接任（{ $by }報告），轉交稿件 { $count } 件。
news-officer-new = { $unit }新增{ $role }：{ $follows }（{ $by }報告）。
news-officer-gone = { $unit }的{ $role }{ $gone }離任，尚無人接任（{ $by }報告）。
news-officer-you-follow = 您現在是{ $unit }的{ $role }。{ $count ->
    [0] 目前沒有轉給您的稿件。
   *[other] 轉給您 { $count } 件稿件。
  }
news-officer-you-left = 您不再擔任{ $unit }的{ $role }，未辦完的已移交。謝謝您的付出。

refused-days-unclear = 沒看懂是哪幾天。請寫例如「5月1日至7日」，或「外出 5月1日至7日 由張偉代」。
refused-nobody-called-so = 通訊錄裡沒有能對上「{ $name }」的同事。請寫全名，或點一位。
refused-not-yours-to-set-away = 只有{ $person }本人、其單位的助理或管理員可以設定。
refused-not-away = 現在沒有設定外出，無需恢復。
refused-not-your-officers = 資訊員的變動由本單位負責人或管理員報告。
refused-not-of-the-unit = { $person }不屬於本單位。請先由管理員在通訊錄中調整。
refused-officer-already = { $person }已經是本單位的資訊員了，請另選一位。
refused-no-unit-called-so = 沒有對上「{ $name }」的單位，或不止一個。請寫得完整些。
help-away = 外出前說一聲：「外出 5月1日至7日 由張偉代」，或只說「外出」，我來問。這期間的待辦同時交給代理人，期滿自動恢復。
help-officer = 資訊員有變動，說「資訊員變更」：誰離任、誰接任，未辦完的自動移交。
