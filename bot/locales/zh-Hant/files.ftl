## 收到的檔案

refused-file-empty = 「{ $name }」是空的，裡面什麼也沒有。請確認選對了檔案，再傳一次。
refused-file-too-large = 「{ $name }」有 { $size } MB，最多能收 { $most } MB。請壓縮後再傳；影片也可以傳連結。
refused-file-type-lies = 「{ $name }」的檔名說是 { $claims } 檔，內容卻是{ $looks_like }，所以沒有收下。請打開核對，以正確的格式另存後再傳。
refused-file-not-taken = 「{ $name }」沒有收下，它的內容是{ $looks_like }。能收的有：圖片（JPG、PNG、GIF、WebP），文件（Word、Excel、PowerPoint、PDF、OFD），影片（MP4、MOV、WebM），錄音（MP3、M4A、AAC、WAV 等）和純文字檔。
refused-file-damaged = 「{ $name }」不完整或已損壞，無法讀取。請在電腦上打開看看，另存一份再傳；也可以把文字直接傳給我。
refused-file-locked = 「{ $name }」設了密碼，打不開。請移除密碼後再傳。
refused-file-unpacks-too-large = 「{ $name }」解開後超過 { $most } MB，沒有收下。請減少其中的內容，另存後再傳。
refused-file-too-many-parts = 「{ $name }」裡的部件超過 { $most } 個，沒有收下。請另存一份再傳，或者直接傳文字。
refused-file-has-macros = 「{ $name }」裡帶有巨集（打開時會執行的程式），沒有收下。請另存為不含巨集的格式（如 .docx、.xlsx）再傳。
refused-picture-too-large = 圖片「{ $name }」是 { $width } × { $height } 像素，太大了：每邊最多 { $most_side } 像素，總數最多 { $most_millions } 百萬像素。請縮小後再傳。
refused-file-lost = 這個檔案在儲存空間中找不到，或已與存入時不同（編號 { $digest }）。請告訴管理員，或請作者重新傳一次。

file-looks-program = 程式或指令碼
file-looks-page = 網頁
file-looks-svg = SVG 圖形（請匯出為 PNG 或 JPG 再傳）
file-looks-archive = 壓縮檔（請把裡面的檔案逐一傳來）
file-looks-heic = HEIC 照片（請存為 JPG 再傳）
file-looks-unknown = 認不出的資料
file-looks-picture = 圖片
file-looks-document = 文件
file-looks-video = 影片
file-looks-audio = 錄音
file-looks-text = 純文字
file-looks-other = { $type } 格式的資料

## 收到的文字

refused-text-empty = 沒有看到文字。請把內容傳給我。
refused-text-too-long = 這段文字有 { $size } 字，最多能收 { $most } 字。請刪減，或分成幾篇傳來。
refused-text-has-control = 第 { $line } 行第 { $place } 個字不是文字，而是一個看不見的控制字元（{ $code }），所以沒有收下。請刪去它再傳；若是從別處貼上的，先貼到記事本裡再複製，通常就好了。

## 讀 Word 檔時的說明

note-docx-deletions = 追蹤修訂中標為刪除的內容（{ $count } 處）沒有讀入，插入的已讀入。
note-docx-insertions = 追蹤修訂中插入的內容（{ $count } 處）按已接受讀入。
note-docx-numbers = 有 { $count } 段用了自動編號，編號沒有帶過來；需要的話請在文中補上。
note-docx-footnotes = 註腳和章節附註（{ $count } 處）沒有讀入。
note-docx-comments = 註解（{ $count } 處）沒有讀入。
note-docx-objects = 圖表和嵌入的物件（{ $count } 個）沒有讀入；需要的話請擷取成圖片傳來。
note-docx-pictures = 文中有 { $count } 張圖片無法取出（只是連結、格式不支援或已損壞）；請把它們單獨傳來。
