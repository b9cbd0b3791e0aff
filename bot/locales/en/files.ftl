## Files that were sent

refused-file-empty = “{ $name }” is empty; there is nothing in it. Please check that it is the right file and send it again.
refused-file-too-large = “{ $name }” is { $size } MB; the most I can take is { $most } MB. Please send a smaller version. For a video, a link will do as well.
refused-file-type-lies = “{ $name }” is named as a { $claims } file, but its content is { $looks_like }, so I did not take it. Please open it, save it in the right format and send that.
refused-file-not-taken = I did not take “{ $name }”: its content is { $looks_like }. What I can take: pictures (JPG, PNG, GIF, WebP), documents (Word, Excel, PowerPoint, PDF, OFD), videos (MP4, MOV, WebM), recordings (MP3, M4A, AAC, WAV and the like) and plain text.
refused-file-damaged = “{ $name }” is incomplete or damaged, and I cannot read it. Please open it on your computer, save a fresh copy and send that. You can also send me the text itself.
refused-file-locked = “{ $name }” is protected with a password, so I cannot open it. Please remove the password and send it again.
refused-file-unpacks-too-large = “{ $name }” unpacks to more than { $most } MB, so I did not take it. Please reduce what is in it, save it and send it again.
refused-file-too-many-parts = “{ $name }” consists of more than { $most } parts, so I did not take it. Please save it afresh, or send the text itself.
refused-file-has-macros = “{ $name }” contains macros, programs that run when it is opened, so I did not take it. Please save it in a format without macros (.docx or .xlsx, for example) and send that.
refused-picture-too-large = The picture “{ $name }” is { $width } × { $height } pixels. The most I can take is { $most_side } pixels a side and { $most_millions } million in all. Please make it smaller and send it again.
refused-file-lost = This file is missing from the store, or is no longer what was put there (reference { $digest }). Please tell an administrator, or ask the author to send it again.

file-looks-program = a program or script
file-looks-page = a web page
file-looks-svg = an SVG drawing (please export it as PNG or JPG)
file-looks-archive = an archive (please send the files in it one by one)
file-looks-heic = a HEIC photo (please save it as JPG)
file-looks-unknown = data I do not recognise
file-looks-picture = a picture
file-looks-document = a document
file-looks-video = a video
file-looks-audio = a recording
file-looks-text = plain text
file-looks-other = { $type } data

## Text that was sent

refused-text-empty = I see no text in this. Please send me what you want to say.
refused-text-too-long = This text has { $size } characters; the most I can take is { $most }. Please shorten it, or send it as several items.
refused-text-has-control = Character { $place } of line { $line } is no text but an invisible control character ({ $code }), so I did not take this. Please delete it and send the text again. If the text was pasted, pasting it into a plain text editor first usually helps.

## Notes on reading a Word file

note-docx-deletions = { $count ->
    [one] One tracked deletion was
   *[other] { $count } tracked deletions were
 } left out; tracked insertions are in.
note-docx-insertions = { $count ->
    [one] One tracked insertion was
   *[other] { $count } tracked insertions were
 } read as accepted.
note-docx-numbers = { $count ->
    [one] One paragraph is
   *[other] { $count } paragraphs are
 } numbered automatically, and the numbers did not come along. Please write them into the text if they matter.
note-docx-footnotes = { $count ->
    [one] One footnote was
   *[other] { $count } footnotes and endnotes were
 } left out.
note-docx-comments = { $count ->
    [one] One comment was
   *[other] { $count } comments were
 } left out.
note-docx-objects = { $count ->
    [one] One chart or embedded object was
   *[other] { $count } charts and embedded objects were
 } left out. Please send a picture of what matters.
note-docx-pictures = { $count ->
    [one] One picture
   *[other] { $count } pictures
 } could not be taken out of the document (only linked, damaged, or in a format I cannot show). Please send what matters separately.
