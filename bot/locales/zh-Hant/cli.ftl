# 命令列所說的話。
point = - { $what }
named-id = { $name }（{ $id }）

# qianfa check
check-library =
    提示：本機的 SQLite 是 { $version }；{ $sound } 之前的版本有一種罕見問題，可能損壞 WAL 檔案。
    現在可以照常使用：請勤做備份（qianfa backup），下次升級時換用帶有較新 SQLite 的 Python。
check-files = 讀取的檔案：
check-file-configuration = 設定：{ $file }
check-file-policy = 辦法：{ $file }
check-file-roster = 名冊：{ $file }
check-sound = { $file }：沒有錯處。
check-unread = 辦法和名冊還沒有讀。請先改好以上各處，再檢查一次。
check-unrehearsed = 還沒有演練。請先改好以上各處，再檢查一次。
check-rehearsed = 已演練 { $policy }（{ $counts }），{ $units }、{ $people }。
check-categories = { $count } 個欄目
check-steps = { $count } 個環節
check-units = { $count } 個單位
check-people = { $count } 人
check-gap = 走不通（稿件到這裡過不去）
check-warning = 警示（與辦法不符）
check-note = 提示（知道即可）
check-finding = { $where }：{ $what }
check-ready = 就緒（Ready）。
check-not-ready = 尚未就緒：請先補好走不通的地方。
check-lacking = 還沒有就緒：請先改好以上幾處。
check-differs =
    機器人依據的是 { $data } 中的人員。此後有人在聊天中傳來或匯入了名冊，或者有人的帳號、角色變了，
    或者名冊檔案改了，所以與 { $roster } 不同。資料中現在是：
check-stays = 在傳來或匯入另一份名冊、或者名冊檔案改動之前，一直如此。這裡演練的是資料中的人員。
check-replaced = 名冊檔案此後改過：下次啟動時以它為準。在那之前，以資料中的人員為準。
check-step = 環節「{ $step }」
check-no-due = 沒有寫期限（due），所以不會提醒，也永遠不算逾時；請加上，例如 due = "1 working day"
check-policy = 辦法 { $id }
check-quota = 供稿要求{ $quota }
check-no-unit = 所列單位「{ $id }」不在名冊中，不會向任何人催稿
check-borrowed = 不是自帶的 { $id }，卻用了它的編號，記錄和稽核裡都會這樣稱呼它；請給您的檔案另取編號（id = "own"）和名稱
check-no-body = 辦法要請編號為 { $id } 的機構，名冊裡沒有；請在「領導機構」表裡加上，編號就寫 { $id }

# qianfa policy
policy-listed = { $id }：{ $name }
policy-whom = 適用：{ $whom }
policy-file = 檔案：{ $file }
policy-copied =
    { $file } 是 { $policy } 的副本，編號 { $id }。請改名稱和要改的內容，在 config.toml 中寫
    policy = "{ $file }"，然後執行：qianfa check
policy-id-taken = 「{ $id }」是自帶辦法的編號；請另選一個：--id own
policy-id-wrong = 「{ $id }」不能作編號；請用小寫字母、數字和連字號，以字母開頭，不超過 { $most } 個字元
policy-not-ours = 自帶的辦法裡沒有 { $policy }；可以寫：{ $known }
policy-unknown = 沒有 { $policy }；自帶的有 { $known }。自己的辦法請寫檔名，例如 policy.toml。

# qianfa org
org-ending = { $file }：檔名請以 { $kinds } 結尾，才知道寫成什麼。
org-template =
    { $file } 裡是一份範例。請換成您自己的單位和人員，然後
      qianfa check --roster { $file }     逐處指出其中的錯處；
      qianfa org import { $file }         顯示會有什麼變化，您確認後才生效。
org-exported = { $file } 裡是現行名冊：{ $people } 人，{ $units } 個單位。
org-differs = { $file } 與現有人員不同：
org-same = { $file } 與現有名冊一致，沒有要改的。
org-apply = 現在生效嗎？
org-unchanged = 沒有改動。
org-applied =
    已生效：現有 { $people } 人，{ $units } 個單位。
    在匯入另一份名冊、或者設定所指的名冊檔案改動之前，一直有效。
org-busy =
    機器人正在使用這個資料夾。執行期間請在聊天中更新名冊：由管理員把檔案連同「名冊」傳給機器人，
    它會顯示有什麼變化，您確認後才生效。也可以先停下機器人，再匯入一次。
org-nobody = { $data } 裡還沒有人員：名冊在第一次啟動時讀入，也可以用 qianfa org import 匯入。

# qianfa ledger, audit, sheet, backup
ledger-days = --from { $first } 在 --to { $last } 之後；請對調。
ledger-empty = 還沒有發佈過；{ $file } 裡只有表頭。
ledger-empty-days = 這些日子沒有發佈；{ $file } 裡只有表頭。
ledger-written = { $count } 條發佈記錄已寫入 { $file }。
backup-inside = { $file } 就在存放資料的資料夾裡。請放到別處，最好是另一個磁碟。
backup-written =
    資料庫已複製到 { $file }，完整並經過檢查。
    附件在旁邊：請把資料夾 { $files } 和 { $seals } 也複製一份。
printed-written = { $number } 的簽發單已寫入 { $file }。
printed-unknown = 沒有編號為 { $number } 的稿件。
printed-font = 這個字型不能用：{ $why }。
printed-no-font =
    這台機器上沒有中文字型。請安裝一個：
      Debian、Ubuntu：apt install fonts-noto-cjk
      Fedora：dnf install google-noto-sans-cjk-fonts
      macOS：系統內建；請在「字體簿」裡看看是否停用了
    或者在設定裡寫明字型檔案：[sheet] pdf_font。不加 --pdf 時簽發單是網頁，用瀏覽器也可以列印。

# qianfa demo, run：可以使用時所說的話
serving-ready = 簽發已啟動，網址是 { $url }
serving-demo =
    請用瀏覽器打開。每個視窗是示例單位的一個人：以王敏的身分傳送一篇稿件（或者用現成的樣稿），
    以被徵求意見的各位的身分審核，再以發佈人的身分發佈。
    所有內容都保存在 { $data }。按 Ctrl-C 結束示範；再次啟動時接着上次繼續。
serving-rehearsal =
    這是{ $organisation }的演練：網頁聊天不核實身分，在這台機器上誰都可以扮演任何人，主要領導也不例外。
    這裡的任何決定都不是真正的審批。
    所有內容都保存在 { $data }。按 Ctrl-C 結束；再次啟動時接着上次繼續。
serving-own = 所有內容都保存在 { $data }。按 Ctrl-C 結束。

# qianfa audit verify
audit-sound = 記錄與寫入時一致：{ $about }；{ $sealed }。
audit-facts = { $count } 條記錄
audit-items = { $count } 篇稿件
audit-about-items = { $items }的 { $facts }
audit-about-organisation = 單位自身的 { $facts }
audit-about-both = { $items }和單位自身的 { $facts }
audit-sealed = 已封印至 { $at }（{ $zone }）
audit-not-sealed = 尚未封印（啟動後十分鐘內寫下第一個封印，每次停止時再寫一個）
audit-unsound = 記錄與寫入時不一致（{ $count } 處）：
audit-changed = { $place }與寫入時不同
audit-removed = { $place }不見了
audit-removed-several = { $place }都不見了
audit-swapped = { $place }與別的記錄換了位置
audit-seal-changed = { $place }與寫入時不同
audit-seal-removed = 資料庫裡沒有{ $place }了
audit-seal-removed-several = 資料庫裡沒有{ $place }了
audit-seal-not-outside = { $outside } 裡沒有{ $place }
audit-row-changed = { $place }與記錄不符（{ $columns }）
audit-row-removed = { $place }不見了，而記錄裡有
audit-row-unrecorded = { $place }沒有記錄在案
audit-place-seal = 第 { $number } 個封印
audit-place-seal-several = 第 { $number } 至 { $upto } 個封印
audit-place-fact = { $item } 的第 { $number } 條記錄
audit-place-fact-several = { $item } 的第 { $number } 至 { $upto } 條記錄
audit-place-row = 資料表 facts 的第 { $number } 列
audit-place-row-several = 資料表 facts 的第 { $number } 至 { $upto } 列
audit-place-version = { $item } 第 { $number } 版的{ $row }
audit-row-release = 發佈結果（渠道 { $channel }）
audit-row-decision = 審核意見（{ $by }，席位 { $seat }）
audit-row-text = 正文

# 需要管理員處理的情況。
trouble-no-configuration =
    這裡沒有 config.toml。請把 config.example.toml 複製為 config.toml，填上您自己的內容，
    或者指明檔案：--config 檔案。想先看看範例單位：qianfa demo。
trouble-both = --config 和 --data 只寫一個：設定裡已寫明資料在哪裡。
trouble-ending = { $file }：檔名請以 { $kinds } 結尾，才知道寫成什麼。
trouble-full = { $file }：超過 { $rows } 列，一張表放不下。請分段匯出（--from、--to），或者匯出為 .csv。
trouble-there = { $file } 已經存在，沒有改動。請換一個檔名，或者加 --force 覆蓋。
trouble-ours =
    簽發內部出了問題，是我們的錯，不是您的。已確認的內容都安全。
    請把這一行報告給我們：{ $line }
trouble-other-organisation =
    這個資料夾屬於範例單位，而名冊是另一個單位的；或者相反。
    沒有任何改動。請換一個資料夾：示範用 --data，自己的寫在 config.toml 的 [data] folder。
trouble-damaged =
    { $path } 已損壞，所以沒有開啟，也沒有任何改動。
    SQLite 報告：{ $details }
    請還原最近的備份：
      1. 把 { $database }、{ $database }-wal 和 { $database }-shm 移出 { $folder }，並保留；
      2. 把備份（`qianfa backup` 寫出的檔案）複製到 { $path }；
      3. 執行 `qianfa audit verify`，再啟動機器人。
trouble-in-use =
    已有機器人在使用這個資料夾（另一個程序），同一時間只能有一個。
    請就用那一個，或者先停下它：在它執行的地方按 Ctrl-C；也可以換一個資料夾。
trouble-in-use-by =
    已有機器人在使用這個資料夾（程序 { $pid }），同一時間只能有一個。
    請就用那一個，或者先停下它：在它執行的地方按 Ctrl-C（或者：kill { $pid }）；也可以換一個資料夾。
trouble-foreign = 資料夾裡的 { $database } 不是簽發建立的。請換一個資料夾，或者移走那個檔案。
trouble-newer = 這個資料庫是較新版本的簽發建立的（結構 { $revision }）。請用那個版本；沒有任何改動。
trouble-older = { $path } 來自較早的版本。請先用它啟動一次機器人，就會升級。
trouble-nothing = { $folder } 裡還沒有內容。執行過機器人才會有：qianfa demo 或 qianfa run。
trouble-disk = 磁碟已滿，所以沒有任何改動。請騰出空間，或者換到另一個磁碟上的資料夾。
trouble-database = 資料庫用不了：{ $why }。沒有任何改動。
trouble-system = { $why }。請檢查路徑、權限和磁碟空間。
trouble-system-at = { $path }：{ $why }。請檢查路徑、權限和磁碟空間。
trouble-port =
    連接埠 { $port } 已被別的程式佔用；也許簽發已在執行：http://127.0.0.1:{ $port }
    如果不是簽發，請換一個連接埠：qianfa demo --port 8081，或者 config.toml 裡 [web] 的 port。
