# Slack：卡片、弹窗和主页。

slack-text-cut = 全文 { $total } 字，这里是前 { $shown } 字。
slack-added = ［增：{ $text }］
slack-removed = ［删：{ $text }］
slack-whole-follows = 内容太长，Slack 放不下；全部内容另附文件。
slack-too-long-here = 正文太长，不能在这里改。请把改好的正文或 Word 文件直接发给我。
slack-route-cut = 还有后续环节，点“看进度”可逐步查看。
slack-entries-cut = 另有 { $count } 项没有列出。
slack-choices-cut = 另有 { $count } 个选项放不下，请直接写名称。
slack-file-picture = 图片：{ $name } · { $size }
slack-file-document = 文档：{ $name } · { $size }
slack-file-video = 视频：{ $name } · { $size }
slack-file-audio = 音频：{ $name } · { $size }
slack-file-other = 附件：{ $name } · { $size }
slack-file-original = 原稿：{ $name } · { $size }（以上面的正文为准）
slack-file-evidence = 凭证：{ $name } · { $size }（只存档，不发布）

slack-button-about = { $label }：{ $about }
slack-choose = 请选择
slack-confirm-discard = 这里写下的内容将不再保留。
slack-confirm-withdraw = 所有人的卡片都会关闭；以后可以重新办理。
slack-confirm-apply-roster = 人员和职责随即更改；有人不再担任的，待办转给接替的人。
slack-confirm-ask-ruling = 协商到此结束，稿件报请裁定。
slack-confirm-not = 先不

slack-form-field = • { $field }
slack-fill-in = 去填写
slack-your-answer = 您的回答
slack-several = 勾选符合的
slack-way-chosen = 或选择
slack-way-at = 或选日期和时间
slack-way-words = 或直接写
slack-way-files = 附件
slack-send = 发送

slack-modal-form = 请填写
slack-modal-answer = 请回答
slack-modal-read = 签发
slack-modal-wait = 签发
slack-modal-cancel = 不了
slack-modal-close = 关闭
slack-one-moment = 请稍候……

slack-stranger = 还不认识您
slack-stranger-note = 请向管理员要一个代码，在“消息”里发给我；之后您的稿件就在这里。
