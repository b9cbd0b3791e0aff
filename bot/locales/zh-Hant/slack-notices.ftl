# Slack：即時的私下回覆，以及給管理員的提醒。

slack-taken = 已收到，請到本應用的「訊息」裡繼續。
slack-comes-as-message = 內容在本應用的「訊息」裡，可以關閉這裡。
slack-outsider = 這裡只供本單位成員使用，請聯絡管理員；沒有任何更動。
slack-edited = 您在這裡改訊息，稿件不會跟著變。要改稿件，請按卡片上的「修改」。
slack-deleted = 您在這裡刪訊息，稿件不會跟著變。要撤回稿件，請按卡片上的「撤回」。
slack-compose = 新稿件
slack-compose-send = 傳送
slack-compose-close = 取消
slack-compose-text = 第一行寫標題，下面寫正文
slack-compose-hint = 更長的文字請在下面附 Word 檔，或直接傳訊息給我。
slack-compose-files = Word 檔、圖片
slack-file-elsewhere = 「{ $name }」不在 Slack 裡：它存放在別的雲端硬碟，或者 Slack 已不再顯示。請把檔案本身傳給我；其餘的已收下。
slack-locked-out = Slack 不接受機器人的權杖（{ $code }）。請在 Slack 應用程式的「OAuth & Permissions」重新複製（那裡沒有時，先在「Install App」安裝），放回原處，再重新啟動 Qianfa。
slack-app-token = Slack 不接受應用程式的權杖（{ $code }），無法建立連線。它以 xapp- 開頭，需要 connections:write 權限：在 Slack 應用程式的「Basic Information」、「App-Level Tokens」按 Generate 產生，放回原處，再重新啟動 Qianfa。
slack-scopes-missing = 應用程式缺少權限：{ $scopes }。請重新產生設定清單（qianfa slack manifest），貼到「App Manifest」，再重新安裝應用程式。
slack-scope-missing = 應用程式缺少權限 { $scope }：請在「OAuth & Permissions」裡加上，再重新安裝應用程式
slack-channel-shut = 頻道 { $channel } 寫不進去（{ $code }）：請把應用程式邀進頻道（/invite）、取消封存，或在 config.toml 的 [slack] 裡另指定一個
slack-not-allowed = Slack 不接受：{ $code }
slack-events-dropped = Slack 暫時只送來一部分操作（太多，或失敗太多）。請大家把沒有回應的內容重傳一次；如一直如此，請查看日誌。
slack-was-silent = 與 Slack 中斷了約 { $minutes } 分鐘。其間大家傳來的內容可能沒有收到；我要說的現在補發。
slack-two-copies = 另有一個 Qianfa 在用同一個 Slack 應用程式（可能在另一台電腦上），兩邊各只收到一半操作。請停掉其中一個。
