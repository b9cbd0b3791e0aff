# 通知：只說一次的短句；以及點按之後的回覆。

news-received = 收到{ $characters ->
    [0] （尚未有內文）
   *[other] 《{ $title }》，{ $characters } 字
  }{ $pictures ->
    [0] {""}
   *[other] ，圖片 { $pictures } 張
  }{ $originals ->
    [0] {""}
   *[other] ，附原稿
  }{ $files ->
    [0] {""}
   *[other] ，檔案 { $files } 個
  }。
news-returned = { $by }（{ $step }）退回《{ $title }》（{ $number }）修改：「{ $reason }」
news-returned-to-step = { $by }（{ $step }）把《{ $title }》（{ $number }）退到{ $to }重新審核：「{ $reason }」
news-rejected = { $by }（{ $step }）決定不予發佈《{ $title }》（{ $number }）：「{ $reason }」
news-remark = { $by }（{ $step }）同意《{ $title }》（{ $number }），附言：「{ $remark }」
news-signed-off = 《{ $title }》（{ $number }）已簽發，待發佈。
news-released = 《{ $title }》（{ $number }）已由{ $by }在{ $channels }全部發佈，已登記台帳。
news-release-held = { $by }暫緩發佈《{ $title }》（{ $number }）：「{ $reason }」
news-release-back = { $by }在發佈前退回《{ $title }》（{ $number }）：「{ $reason }」
news-release-resumed = { $by }恢復發佈《{ $title }》（{ $number }）。
news-withdrawn = { $by }撤回了已簽發的《{ $title }》（{ $number }），請勿發佈。
news-follow-up = 《{ $title }》（{ $number }）已發佈，請跟進：{ $what }（{ $clause }）。完成後請按「已完成」；未完成的，一星期後再提醒。
news-followed-up = { $by }已完成《{ $title }》（{ $number }）的「{ $what }」：「{ $words }」
news-release-time = 發佈時間已到：《{ $title }》（{ $number }）。
news-step-overdue = 期限已到，請您處理：《{ $title }》（{ $number }，{ $step }）。
news-passed-on = 轉交您處理：《{ $title }》（{ $number }，{ $step }）。
news-unmanned = 請安排人手：《{ $title }》（{ $number }）到了{ $step }，這個環節沒有人可以處理。
news-taken-up = 《{ $title }》（{ $number }）重新處理。
news-kept = 《{ $title }》已儲存；說「我的稿件」隨時可以找到。
news-heading = 如果「{ $title }」是標題，請接著傳內文，我會把它們放在一起。也可以說：「待辦」「我的稿件」「幫助」。
news-title-too-long = { $received }第一行有 { $size } 字，作標題太長（最多 { $most } 字），先留在正文裡。
news-find-how = 要查什麼？請寫幾個字或編號。以後也可以直接傳「查 健康宣傳」「查 2026-0142」。
news-asked-no-more = 辦法有變，這一項無須再填。

notice-approve = 已記下：您同意《{ $title }》（{ $number }）。
notice-sign-off = 已記下：您簽發《{ $title }》（{ $number }）。
notice-return = 已記下：您退回《{ $title }》（{ $number }）。
notice-reject = 已記下：《{ $title }》（{ $number }）不予發佈。
notice-submitted = 已提交，編號 { $number }。現在由{ $step }處理。
notice-submitted-signed = { $number } 已更新，原來的簽發仍然有效。
notice-withdrawn = { $number } 已撤回。
notice-discarded = 《{ $title }》的修改已放棄。
notice-given-up = 草稿《{ $title }》已放棄。需要時可在它的卡片上點「重新處理」。
notice-proofread = 已記下：您已校對，可以發佈。
notice-released = 已登記：{ $number } 在{ $channel }發佈。
notice-released-everywhere = { $number } 已在{ $channels }全部發佈，並登記台帳。
notice-release-back = 《{ $title }》已退回作者。
notice-release-held = 《{ $title }》已暫緩發佈。
notice-release-resumed = 《{ $title }》可以繼續發佈。
notice-followed-up = 已登記：《{ $title }》的「{ $what }」。
notice-language = 好的，以後用{ $language }。
notice-form-more = 已儲存，還欠 { $count } 項。
notice-form-saved = 已儲存；說「我的稿件」隨時可以找到。
notice-form-newer = 這篇稿件有一份更新的表單；您寫的已放進去（那邊仍空着的項目）。請核對後從那份提交。
notice-form-unplaced = 沒有放進去的：{ $left }。
notice-form-refused = { $field }未能收下（「{ $words }」）：{ $why }
notice-form-garbled = { $field }未能收下：{ $why }
notice-form-spare = { $field }已無須填寫（「{ $words }」）。
form-entered = { $field }「{ $words }」
notice-forms = 好的，以後所欠各項一次問完。
notice-steps = 好的，以後每次只問一項。
news-release-unmanned = 《{ $title }》（{ $number }）已簽發，但沒有可以發佈的人了。請指定發佈人。
news-author-changed = 《{ $title }》轉交給您了：原作者已不再擔任資訊員。您可以接着處理。
news-author-missing = 《{ $title }》的作者已不再擔任資訊員，本部門沒有其他資訊員。請指定資訊員。
news-unit-changed = 《{ $title }》原來的單位已撤銷，稿件隨您轉到現在的單位繼續處理，審核人亦隨之調整。
news-received-link = 收到連結 { $host }（{ $origin }）。
news-understood = { $received }已按您所寫填好：{ $fields }。
news-not-understood = 這幾行未能理解，留在內文裡：{ $lines }
news-contradictory = { $field }寫了幾次，說法不一：{ $lines }。我都沒有採用；必須填寫的會再問您，其他請按“修改”填寫。
news-no-room = 一篇稿件最多 { $most } 個圖片及附件，這些沒有放進去：{ $files }。再傳來的也放不下，請先按“修改”刪去一些。
news-no-room-all = 一篇稿件最多 { $most } 個圖片及附件，總共有 { $count } 個沒有放進去：{ $files }。
list-more-files = 另有 { $count } 個
news-added = 已加到《{ $title }》。接著傳來的也會加進去，數目見上面的卡片。
news-text-wanted = { $files } 已留存作原稿，但我讀不出當中的文字。請把內文貼上傳來。
news-opinion-files = 檔案不隨意見轉交，沒有收：{ $files }。需要的話請直接傳給作者。
news-kept-unread = { $name } 已留存作原稿。內文請用其他方式傳來：直接貼上，或分成幾部分。
