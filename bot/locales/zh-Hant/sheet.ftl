# 簽發單與搜尋。

sheet-title = 簽發單：{ $title }
sheet-under = 依據：{ $policy }
sheet-number = 編號
sheet-version = 版本
sheet-state = 狀態
sheet-unit = 報送單位
sheet-author = 作者
sheet-category = 欄目
sheet-urgency = 緊急程度
sheet-source = 資訊來源
sheet-channels = 發佈渠道
sheet-planned = 擬發佈時間
sheet-asap = 簽發後盡快
sheet-concerned = 涉及單位
sheet-matters = 涉及事項
sheet-secrecy = 保密核對（{ $by }署名）
sheet-secret-yes = 是：{ $what }
sheet-secret-no = 否：{ $what }
sheet-basis = 數據及引述的依據
sheet-organisation = 單位
sheet-origin = 原創或轉載
sheet-quoted = 引述的人士或機構
sheet-confirmed = 已確認：{ $words }
sheet-evidence = 存檔憑證：{ $files } 份
sheet-explainer = 解讀人
sheet-lateness = 遲交原因
sheet-proofread = 發佈前校對
sheet-rehearsal = 演練，不是正式簽發。打開這個演練頁面的人，可以扮演任何人。
sheet-submitted = 本版提交時間
sheet-signed = 簽發
sheet-not-signed = 尚未簽發
sheet-fingerprint = 簽發內容指紋：{ $fingerprint }

sheet-opinions = 審核意見
sheet-step = 環節與條款
sheet-who = 審核人與身分
sheet-opinion = 意見
sheet-on-version = 版本
sheet-at = 時間
sheet-by = 經辦人
sheet-none = 暫無。
sheet-stands-in = 代審
sheet-returned-to = 退至：{ $step }
sheet-agreed = 改為同意
sheet-kept = 保留意見
sheet-replaced = 不再計入：該環節已重新審核
sheet-answer-yes = ✓ { $question }
sheet-answer-no = ✗ { $question }
sheet-carried = 先前環節已同意，不再重複審核
sheet-waiting = 等候意見

sheet-versions = 版本沿革
sheet-changed = 修改
sheet-first = 初稿
sheet-unchanged = 沒有修改
sheet-mark = 指紋（前段）

sheet-releases = 發佈情況
sheet-channel = 渠道
sheet-address = 網址
sheet-not-released = 尚未發佈。

sheet-files = 附件
sheet-file = 名稱
sheet-kind = 類型
sheet-size = 大小
sheet-no-files = 沒有附件。
sheet-file-picture = 圖片
sheet-file-document = 文件
sheet-file-video = 影片
sheet-file-audio = 錄音
sheet-file-other = 其他
sheet-file-original = 原稿
sheet-file-evidence = 佐證
sheet-kilobytes = { $kilobytes } KB

sheet-text = 內文（第{ $version }版）
sheet-drawn = 列印時間：{ $at }（{ $zone }）；表中時間均為該時區。
sheet-record = 以簽發系統中的記錄為準，本單由該記錄產生。

sheet-here = 簽發單：{ $title }
sheet-name = 簽發單 { $number }
sheet-print = 請用瀏覽器開啟檔案並列印。
sheet-no-font = 這台機器上找不到中文字型，所以給您的是網頁檔案，不是 PDF。管理員可以安裝中文字型（Debian、Ubuntu：fonts-noto-cjk），或者在設定中指定：[sheet] pdf_font。

found-title = 找到：「{ $words }」
found-more = 接著看：「{ $words }」
found-line = { $what } — 「{ $extract }」
found-nothing = 找不到「{ $words }」
found-no-more = 「{ $words }」的結果就是這些
found-note = 我找的是您可以看的稿件的編號、標題和內文。少寫幾個字，或換個說法再試試。

button-sheet = 簽發單
button-find = 更多結果
refused-nothing-to-find = 請告訴我要找什麼，例如「搜尋 健康宣傳」或「搜尋 2026-0142」：標題、內文裡的字，或者編號。
refused-search-over = 您後來又找了別的，這次搜尋已經結束。請再找一次。
refused-which-sheet = 請說明是哪一項，例如「簽發單 2026-0142」。
refused-meant-number = 沒有這個編號。您要的是不是 { $number }？請發「簽發單 { $number }」。
refused-no-sheet-yet = 這項稿件還未提交，沒有可簽發的內容。
sheet-not-pdf = PDF 未能製成，先給您網頁檔案。請告訴管理員。
