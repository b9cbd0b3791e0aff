# 签发单与查找。

sheet-title = 签发单：{ $title }
sheet-under = 依据：{ $policy }
sheet-number = 编号
sheet-version = 版本
sheet-state = 状态
sheet-unit = 报送单位
sheet-author = 作者
sheet-category = 栏目
sheet-urgency = 紧急程度
sheet-source = 信息来源
sheet-channels = 发布渠道
sheet-planned = 拟发布时间
sheet-asap = 签发后尽快
sheet-concerned = 涉及单位
sheet-matters = 涉及事项
sheet-secrecy = 保密核对（{ $by }署名）
sheet-secret-yes = 是：{ $what }
sheet-secret-no = 否：{ $what }
sheet-basis = 数据和引用的依据
sheet-organisation = 单位
sheet-origin = 原创或转载
sheet-quoted = 引用的人或机构
sheet-confirmed = 已确认：{ $words }
sheet-evidence = 存档凭证：{ $files } 份
sheet-explainer = 解读人
sheet-lateness = 迟交原因
sheet-proofread = 发布前校对
sheet-rehearsal = 演练，不是正式签发。打开这个演练页面的人，可以扮演任何人。
sheet-submitted = 本版提交时间
sheet-signed = 签发
sheet-not-signed = 尚未签发
sheet-fingerprint = 签发内容指纹：{ $fingerprint }

sheet-opinions = 审核意见
sheet-step = 环节与条款
sheet-who = 审核人与身份
sheet-opinion = 意见
sheet-on-version = 版本
sheet-at = 时间
sheet-by = 经办人
sheet-none = 暂无。
sheet-stands-in = 代审
sheet-returned-to = 退至：{ $step }
sheet-agreed = 改为同意
sheet-kept = 保留意见
sheet-replaced = 不再计入：该环节已重新审核
sheet-answer-yes = ✓ { $question }
sheet-answer-no = ✗ { $question }
sheet-carried = 此前环节已同意，不再重复审核
sheet-waiting = 等待意见

sheet-versions = 版本沿革
sheet-changed = 改动
sheet-first = 初稿
sheet-unchanged = 无改动
sheet-mark = 指纹（前段）

sheet-releases = 发布情况
sheet-channel = 渠道
sheet-address = 地址
sheet-not-released = 尚未发布。

sheet-files = 附件
sheet-file = 名称
sheet-kind = 类型
sheet-size = 大小
sheet-no-files = 没有附件。
sheet-file-picture = 图片
sheet-file-document = 文档
sheet-file-video = 视频
sheet-file-audio = 录音
sheet-file-other = 其他
sheet-file-original = 原稿
sheet-file-evidence = 佐证
sheet-kilobytes = { $kilobytes } KB

sheet-text = 正文（第{ $version }版）
sheet-drawn = 打印时间：{ $at }（{ $zone }）；表中时间均为该时区。
sheet-record = 以签发系统中的记录为准，本单由该记录生成。

sheet-here = 签发单：{ $title }
sheet-name = 签发单 { $number }
sheet-print = 请用浏览器打开文件并打印。
sheet-no-font = 这台机器上没有找到中文字体，所以给您的是网页文件，不是 PDF。管理员可以安装中文字体（Debian、Ubuntu：fonts-noto-cjk），或者在配置里指定：[sheet] pdf_font。

found-title = 找到：“{ $words }”
found-more = 接着看：“{ $words }”
found-line = { $what } — “{ $extract }”
found-nothing = 没有找到“{ $words }”
found-no-more = “{ $words }”的结果就是这些
found-note = 我查的是您可以看的稿件的编号、标题和正文。少写几个字，或换个说法再试试。

button-sheet = 签发单
button-find = 更多结果
refused-nothing-to-find = 请告诉我要找什么，例如“查 健康宣传”或“查 2026-0142”：标题、正文里的字，或者编号。
refused-search-over = 您后来又查了别的，这次查找已经结束。请再查一次。
refused-which-sheet = 请说明是哪一件，例如“签发单 2026-0142”。
refused-meant-number = 没有这个编号。您要的是不是 { $number }？请发“签发单 { $number }”。
refused-no-sheet-yet = 这件稿件还没有提交，没有可签发的内容。
sheet-not-pdf = PDF 没有做成，先给您网页文件。请告诉管理员。
