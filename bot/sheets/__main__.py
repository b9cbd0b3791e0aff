"""`python -m bot.sheets` prints the sheet that comes in as PDF; the exit code says whether there was a font."""

import sys

from bot.sheets.press import run

if __name__ == "__main__":
    code, data = run(sys.stdin.buffer.read())
    sys.stdout.buffer.write(data)
    sys.exit(code)
