# 一次性驗證碼、帳號連繫，以及平台方面的提醒。

code-here = { $person }的驗證碼：{ $code }
code-how = 請以能確認是本人的方式轉告{ $person }。本人在 { $until } 之前把它傳給我，帳號就連繫好了；只能用一次。
code-over = { $person }的驗證碼已失效
news-linked = { $person }，您的 { $platform } 帳號已經連繫，有事會在這裡告訴您。
news-linked-other = { $person }已用您發的驗證碼連繫了 { $platform } 帳號。如果不是本人，請馬上再發一個驗證碼：用新碼連繫後，原來的帳號隨即失效。
refused-code-for-nobody = 名冊裡沒有「{ $name }」。請在 /code 後面寫名冊裡的姓名、編號或電子郵件。
refused-code-for-several = 有幾位同名。請在 /code 後面寫編號：{ $ids }。
refused-code-wrong = 驗證碼不對，或者已經失效。請管理員重新發一個；驗證碼十分鐘內有效。
refused-code-tries = 試錯的次數太多了。請過一小時，再請管理員發一個新的驗證碼。
refused-other-use = 這個資料夾裡是網頁聊天的演練（誰都可以扮演任何人），現在卻要正式使用，或者反過來。沒有任何更動。請換一個資料夾：config.toml 裡 [data] 的 folder。
button-code = 驗證碼
news-file-lost = 「{ $name }」沒能取到，請重傳這個檔案；其餘內容已收下。
