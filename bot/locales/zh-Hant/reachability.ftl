# 每天靜默檢查：是否人人都能聯繫到。

reachability-title = { $people } 人中有 { $count } 人聯繫不到
reachability-all = { $count } 人都能聯繫到。
reachability-moved = 聯繫不到的人：最新的卡片在下面。
reachability-note = 修好後這裡會自動消失；有變化時才會再次告知。
reachability-no-account = { $person }（{ $unit }）：沒有帳號，{ $at } 起。{ $mend }
reachability-elsewhere = { $person }（{ $unit }）：只在已停用的{ $platform }上有帳號，{ $at } 起。{ $mend }
reachability-refuses = { $person }（{ $unit }）：{ $platform }上的帳號收不到訊息，{ $at } 起。{ $mend }
reachability-first = ⚠ 突發時最先呼叫 · { $line }
reachability-noted = { $line } · { $by }已知悉
reachability-mend-code = 請發一個驗證碼。
reachability-mend-telegram = 請對方在與機器人的對話中點「Start」，或發驗證碼連繫另一個帳號。
reachability-mend-slack = 請查看對方的 Slack 帳號是否仍有效，或發驗證碼連繫另一個帳號。
button-code-for = 發驗證碼
button-noted-reach = 已知悉
button-reachability = 可達性
notice-reachability-noted = 已記下。有變化時會再次告知。
refused-reachability-not-yours = 可達性由管理員、公關部和領導查看。
agenda-reachability = 靜默檢查是否人人都能聯繫到
agenda-roll-call = 靜默詢問各平台：每個帳號是否還收得到訊息
news-account-lost = 我在{ $platform }上無法傳訊息給您了。要讓突發時也能在那裡找到您：請解除對我的封鎖（Telegram 裡點「Start」）；帳號若已停用，請告訴管理員。
