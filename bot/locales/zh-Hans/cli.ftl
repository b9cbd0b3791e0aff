# 命令行所说的话。
point = - { $what }
named-id = { $name }（{ $id }）

# qianfa check
check-library =
    提示：本机的 SQLite 是 { $version }；{ $sound } 之前的版本有一种罕见问题，可能损坏 WAL 文件。
    现在可以照常使用：请勤做备份（qianfa backup），下次升级时换用带有较新 SQLite 的 Python。
check-files = 读取的文件：
check-file-configuration = 配置：{ $file }
check-file-policy = 办法：{ $file }
check-file-roster = 名册：{ $file }
check-sound = { $file }：没有错处。
check-unread = 办法和名册还没有读。请先改好以上各处，再检查一次。
check-unrehearsed = 还没有演练。请先改好以上各处，再检查一次。
check-rehearsed = 已演练 { $policy }（{ $counts }），{ $units }、{ $people }。
check-categories = { $count } 个栏目
check-steps = { $count } 个环节
check-units = { $count } 个单位
check-people = { $count } 人
check-gap = 走不通（稿件到这里过不去）
check-warning = 警示（与办法不符）
check-note = 提示（知道即可）
check-finding = { $where }：{ $what }
check-ready = 就绪（Ready）。
check-not-ready = 尚未就绪：请先补好走不通的地方。
check-lacking = 还没有就绪：请先改好以上几处。
check-differs =
    机器人依据的是 { $data } 中的人员。此后有人在聊天中发来或导入了名册，或者有人的账号、角色变了，
    或者名册文件改了，所以与 { $roster } 不同。数据中现在是：
check-stays = 在发来或导入另一份名册、或者名册文件改动之前，一直如此。这里演练的是数据中的人员。
check-replaced = 名册文件此后改过：下次启动时以它为准。在那之前，以数据中的人员为准。
check-step = 环节“{ $step }”
check-no-due = 没有写期限（due），所以不会提醒，也永远不算超时；请加上，例如 due = "1 working day"
check-policy = 办法 { $id }
check-quota = 供稿要求{ $quota }
check-no-unit = 所列单位“{ $id }”不在名册中，不会向任何人催稿
check-borrowed = 不是自带的 { $id }，却用了它的编号，记录和审计里都会这样称呼它；请给您的文件另取编号（id = "own"）和名称
check-no-body = 办法要请编号为 { $id } 的机构，名册里没有；请在“领导机构”表里加上，编号就写 { $id }

# qianfa policy
policy-listed = { $id }：{ $name }
policy-whom = 适用：{ $whom }
policy-file = 文件：{ $file }
policy-copied =
    { $file } 是 { $policy } 的副本，编号 { $id }。请改名称和要改的内容，在 config.toml 中写
    policy = "{ $file }"，然后运行：qianfa check
policy-id-taken = “{ $id }”是自带办法的编号；请另选一个：--id own
policy-id-wrong = “{ $id }”不能作编号；请用小写字母、数字和连字符，以字母开头，不超过 { $most } 个字符
policy-not-ours = 自带的办法里没有 { $policy }；可以写：{ $known }
policy-unknown = 没有 { $policy }；自带的有 { $known }。自己的办法请写文件名，例如 policy.toml。

# qianfa org
org-ending = { $file }：文件名请以 { $kinds } 结尾，才知道写成什么。
org-template =
    { $file } 里是一份示例。请换成您自己的单位和人员，然后
      qianfa check --roster { $file }     逐处指出其中的错处；
      qianfa org import { $file }         显示会有什么变化，您确认后才生效。
org-exported = { $file } 里是现行名册：{ $people } 人，{ $units } 个单位。
org-differs = { $file } 与现有人员不同：
org-same = { $file } 与现有名册一致，没有要改的。
org-apply = 现在生效吗？
org-unchanged = 没有改动。
org-applied =
    已生效：现有 { $people } 人，{ $units } 个单位。
    在导入另一份名册、或者配置所指的名册文件改动之前，一直有效。
org-busy =
    机器人正在使用这个数据文件夹。运行期间请在聊天中更新名册：由管理员把文件连同“名册”发给机器人，
    它会显示有什么变化，您确认后才生效。也可以先停下机器人，再导入一次。
org-nobody = { $data } 里还没有人员：名册在第一次启动时读入，也可以用 qianfa org import 导入。

# qianfa ledger, audit, sheet, backup
ledger-days = --from { $first } 在 --to { $last } 之后；请对调。
ledger-empty = 还没有发布过；{ $file } 里只有表头。
ledger-empty-days = 这些日子没有发布；{ $file } 里只有表头。
ledger-written = { $count } 条发布记录已写入 { $file }。
backup-inside = { $file } 就在数据文件夹里。请放到别处，最好是另一块磁盘。
backup-written =
    数据库已复制到 { $file }，完整并经过检查。
    附件在旁边：请把文件夹 { $files } 和 { $seals } 也复制一份。
printed-written = { $number } 的签发单已写入 { $file }。
printed-unknown = 没有编号为 { $number } 的稿件。
printed-font = 这个字体不能用：{ $why }。
printed-no-font =
    这台机器上没有中文字体。请安装一个：
      Debian、Ubuntu：apt install fonts-noto-cjk
      Fedora：dnf install google-noto-sans-cjk-fonts
      macOS：系统自带；请在“字体册”里看看是否停用了
    或者在配置里写明字体文件：[sheet] pdf_font。不加 --pdf 时签发单是网页，用浏览器也可以打印。

# qianfa demo, run：可以使用时所说的话
serving-ready = 签发已启动，地址是 { $url }
serving-demo =
    请用浏览器打开。每个窗口是示例单位的一个人：以王敏的身份发一篇稿件（或者用现成的样稿），
    以被征求意见的各位的身份审核，再以发布人的身份发布。
    所有内容都保存在 { $data }。按 Ctrl-C 结束演示；再次启动时接着上次继续。
serving-rehearsal =
    这是{ $organisation }的演练：网页聊天不核实身份，在这台机器上谁都可以扮演任何人，主要领导也不例外。
    这里的任何决定都不是真正的审批。
    所有内容都保存在 { $data }。按 Ctrl-C 结束；再次启动时接着上次继续。
serving-own = 所有内容都保存在 { $data }。按 Ctrl-C 结束。

# qianfa audit verify
audit-sound = 记录与写入时一致：{ $about }；{ $sealed }。
audit-facts = { $count } 条记录
audit-items = { $count } 篇稿件
audit-about-items = { $items }的 { $facts }
audit-about-organisation = 单位自身的 { $facts }
audit-about-both = { $items }和单位自身的 { $facts }
audit-sealed = 已封印至 { $at }（{ $zone }）
audit-not-sealed = 尚未封印（启动后十分钟内写下第一个封印，每次停止时再写一个）
audit-unsound = 记录与写入时不一致（{ $count } 处）：
audit-changed = { $place }与写入时不同
audit-removed = { $place }不见了
audit-removed-several = { $place }都不见了
audit-swapped = { $place }与别的记录换了位置
audit-seal-changed = { $place }与写入时不同
audit-seal-removed = 数据库里没有{ $place }了
audit-seal-removed-several = 数据库里没有{ $place }了
audit-seal-not-outside = { $outside } 里没有{ $place }
audit-row-changed = { $place }与记录不符（{ $columns }）
audit-row-removed = { $place }不见了，而记录里有
audit-row-unrecorded = { $place }没有记录在案
audit-place-seal = 第 { $number } 个封印
audit-place-seal-several = 第 { $number } 至 { $upto } 个封印
audit-place-fact = { $item } 的第 { $number } 条记录
audit-place-fact-several = { $item } 的第 { $number } 至 { $upto } 条记录
audit-place-row = 数据表 facts 的第 { $number } 行
audit-place-row-several = 数据表 facts 的第 { $number } 至 { $upto } 行
audit-place-version = { $item } 第 { $number } 版的{ $row }
audit-row-release = 发布结果（渠道 { $channel }）
audit-row-decision = 审核意见（{ $by }，席位 { $seat }）
audit-row-text = 正文

# 需要管理员处理的情况。
trouble-no-configuration =
    这里没有 config.toml。请把 config.example.toml 复制为 config.toml，填上您自己的内容，
    或者指明文件：--config 文件。想先看看示例单位：qianfa demo。
trouble-both = --config 和 --data 只写一个：配置里已写明数据在哪里。
trouble-ending = { $file }：文件名请以 { $kinds } 结尾，才知道写成什么。
trouble-full = { $file }：超过 { $rows } 行，一张表放不下。请分段导出（--from、--to），或者导出为 .csv。
trouble-there = { $file } 已经存在，没有改动。请换一个文件名，或者加 --force 覆盖。
trouble-ours =
    签发内部出了问题，是我们的错，不是您的。已确认的内容都安全。
    请把这一行报告给我们：{ $line }
trouble-other-organisation =
    这个数据文件夹属于示例单位，而名册是另一个单位的；或者相反。
    没有任何改动。请换一个文件夹：演示用 --data，自己的写在 config.toml 的 [data] folder。
trouble-damaged =
    { $path } 已损坏，所以没有打开，也没有任何改动。
    SQLite 报告：{ $details }
    请恢复最近的备份：
      1. 把 { $database }、{ $database }-wal 和 { $database }-shm 移出 { $folder }，并保留；
      2. 把备份（`qianfa backup` 写出的文件）复制到 { $path }；
      3. 运行 `qianfa audit verify`，再启动机器人。
trouble-in-use =
    已有机器人在使用这个数据文件夹（另一个进程），同一时间只能有一个。
    请就用那一个，或者先停下它：在它运行的地方按 Ctrl-C；也可以换一个文件夹。
trouble-in-use-by =
    已有机器人在使用这个数据文件夹（进程 { $pid }），同一时间只能有一个。
    请就用那一个，或者先停下它：在它运行的地方按 Ctrl-C（或者：kill { $pid }）；也可以换一个文件夹。
trouble-foreign = 数据文件夹里的 { $database } 不是签发建立的。请换一个文件夹，或者移走那个文件。
trouble-newer = 这个数据库是更新版本的签发建立的（结构 { $revision }）。请用那个版本；没有任何改动。
trouble-older = { $path } 来自较早的版本。请先用它启动一次机器人，就会升级。
trouble-nothing = { $folder } 里还没有内容。运行过机器人才会有：qianfa demo 或 qianfa run。
trouble-disk = 磁盘已满，所以没有任何改动。请腾出空间，或者换到另一块磁盘上的文件夹。
trouble-database = 数据库用不了：{ $why }。没有任何改动。
trouble-system = { $why }。请检查路径、权限和磁盘空间。
trouble-system-at = { $path }：{ $why }。请检查路径、权限和磁盘空间。
trouble-port =
    端口 { $port } 已被别的程序占用；也许签发已在运行：http://127.0.0.1:{ $port }
    如果不是签发，请换一个端口：qianfa demo --port 8081，或者 config.toml 里 [web] 的 port。
