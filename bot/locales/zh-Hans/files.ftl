## 收到的文件

refused-file-empty = “{ $name }”是空的，里面什么也没有。请确认选对了文件，再发一次。
refused-file-too-large = “{ $name }”有 { $size } MB，最多能收 { $most } MB。请压缩后再发；视频也可以发链接。
refused-file-type-lies = “{ $name }”的名字说是 { $claims } 文件，内容却是{ $looks_like }，所以没有收下。请打开核对，用正确的格式另存后再发。
refused-file-not-taken = “{ $name }”没有收下，它的内容是{ $looks_like }。能收的有：图片（JPG、PNG、GIF、WebP），文档（Word、Excel、PowerPoint、PDF、OFD），视频（MP4、MOV、WebM），录音（MP3、M4A、AAC、WAV 等）和纯文本。
refused-file-damaged = “{ $name }”不完整或已损坏，读不出来。请在电脑上打开看看，另存一份再发；也可以把文字直接发给我。
refused-file-locked = “{ $name }”设了密码，打不开。请去掉密码后再发。
refused-file-unpacks-too-large = “{ $name }”展开后超过 { $most } MB，没有收下。请减少其中的内容，另存后再发。
refused-file-too-many-parts = “{ $name }”里的部件超过 { $most } 个，没有收下。请另存一份再发，或者直接发文字。
refused-file-has-macros = “{ $name }”里带有宏（打开时会运行的程序），没有收下。请另存为不带宏的格式（如 .docx、.xlsx）再发。
refused-picture-too-large = 图片“{ $name }”是 { $width } × { $height } 像素，太大了：每边最多 { $most_side } 像素，总数最多 { $most_millions } 百万像素。请缩小后再发。
refused-file-lost = 这个文件在存储中找不到，或已与存入时不同（编号 { $digest }）。请告诉管理员，或请作者重新发一次。

file-looks-program = 程序或脚本
file-looks-page = 网页
file-looks-svg = SVG 图形（请导出为 PNG 或 JPG 再发）
file-looks-archive = 压缩包（请把里面的文件逐个发来）
file-looks-heic = HEIC 照片（请存为 JPG 再发）
file-looks-unknown = 认不出的数据
file-looks-picture = 图片
file-looks-document = 文档
file-looks-video = 视频
file-looks-audio = 录音
file-looks-text = 纯文本
file-looks-other = { $type } 格式的数据

## 收到的文字

refused-text-empty = 没有看到文字。请把内容发给我。
refused-text-too-long = 这段文字有 { $size } 字，最多能收 { $most } 字。请删减，或分成几篇发来。
refused-text-has-control = 第 { $line } 行第 { $place } 个字不是文字，而是一个看不见的控制字符（{ $code }），所以没有收下。请删去它再发；从别处粘贴的，先贴到记事本里再复制，通常就好了。

## 读 Word 文件时的说明

note-docx-deletions = 修订中标为删除的内容（{ $count } 处）没有读入，插入的已读入。
note-docx-insertions = 修订中插入的内容（{ $count } 处）按已接受读入。
note-docx-numbers = 有 { $count } 段用了自动编号，编号没有带过来；需要的话请在文中补上。
note-docx-footnotes = 脚注和尾注（{ $count } 处）没有读入。
note-docx-comments = 批注（{ $count } 处）没有读入。
note-docx-objects = 图表和嵌入的对象（{ $count } 个）没有读入；需要的话请截成图片发来。
note-docx-pictures = 文中有 { $count } 张图片没能取出（只是链接、格式不支持或已损坏）；请把它们单独发来。
