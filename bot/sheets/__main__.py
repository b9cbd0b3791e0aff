"""`python -m bot.sheets` prints the sheet that comes in as PDF; the exit code says whether there was a font."""

from bot.sheets.drawn import main
from bot.sheets.press import run

if __name__ == "__main__":
    main(run)
