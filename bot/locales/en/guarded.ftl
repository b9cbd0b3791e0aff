# What stands on a screen that others may look at, in place of something sensitive.

guarded-item = an item that may touch on secrets
guarded-words = …
guarded-note = Text and details are shown when you open it, to you only.
guarded-taken-back = The text has been taken back; you can open it again.
