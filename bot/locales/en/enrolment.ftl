# One-time codes, accounts that become somebody's, and warnings about a platform.

code-here = The code for { $person }: { $code }
code-how = Pass it on to { $person } by a way on which you are sure who it is. Sent to me until { $until }, it links that account; it holds once.
code-over = The code for { $person } holds no more
news-linked = This account on { $platform } is now yours, { $person }. What waits for you comes here.
news-linked-other = { $person } has linked an account on { $platform } with your code. If that was somebody else, issue a new code at once: it replaces the account.
refused-code-for-nobody = I know nobody called “{ $name }”. Write /code with the name, the id or the e-mail address as the roster has it.
refused-code-for-several = Several people are called that. Write /code with an id: { $ids }.
refused-code-wrong = This code holds no more, or is mistyped. Please ask an administrator for a new one; codes hold for ten minutes.
refused-code-tries = Too many codes were wrong. Please wait an hour, then ask an administrator for a new one.
refused-other-use = This data folder holds a rehearsal from the web chat, in which anybody could be anybody, and is now to be used in earnest, or the other way round. Nothing was changed. Name another folder: [data] folder in config.toml.
button-code = Code
news-file-lost = “{ $name }” could not be had from where it was sent. Please send the file again; the rest was taken.
