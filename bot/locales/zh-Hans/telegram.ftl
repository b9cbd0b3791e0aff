# Telegram：卡片和按钮。

telegram-text-cut = 全文 { $total } 字，这里是前 { $shown } 字。
telegram-goes-on = 下一条消息接着显示。
telegram-page = 第 { $page } 页，共 { $pages } 页
telegram-files-above = 附件（{ $count } 个）在上面这里，没有变。
telegram-whole-follows = 内容太长，一条消息放不下；全部内容另附文件。
telegram-added = ［增：{ $text }］
telegram-removed = ［删：{ $text }］
telegram-entries-cut = 另有 { $count } 项没有列出。
telegram-route-cut = 还有后续环节，点“看进度”可逐步查看。
telegram-choices-cut = 另有 { $count } 个选项放不下，请直接写名称。
telegram-file-picture = 图片：{ $name } · { $size }
telegram-file-document = 文档：{ $name } · { $size }
telegram-file-video = 视频：{ $name } · { $size }
telegram-file-audio = 音频：{ $name } · { $size }
telegram-file-other = 附件：{ $name } · { $size }
telegram-file-original = 原稿：{ $name } · { $size }（以上面的正文为准）
telegram-file-evidence = 凭证：{ $name } · { $size }（只存档，不发布）

telegram-field-given = ✔ { $field } —— { $given }
telegram-field-asked = ○ { $field }（待填写）
telegram-field-optional = ○ { $field }（可不填）
telegram-field-mistake = ！ { $field } —— { $mistake }

telegram-write = ✎ 自己写
telegram-write-here = 请在这里写下您的回答。
telegram-write-holder = 您的回答
telegram-really = 确定{ $label }
telegram-not-now = 先不
telegram-sure-discard = 这里写下的内容将不再保留。确实如此，请点“确定……”。
telegram-sure-withdraw = 所有人的卡片都会关闭；以后可以重新办理。确实如此，请点“确定……”。
telegram-sure-apply-roster = 人员和职责随即更改；有人不再担任的，待办转给接替的人。确实如此，请点“确定……”。
telegram-sure-ask-ruling = 协商到此结束，稿件报请裁定。确实如此，请点“确定……”。
