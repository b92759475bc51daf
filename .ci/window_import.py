"""A real window under Xvfb: import a table by the dialog, then paste one on a blank project.

What is saved must be what `seachart import` makes of the same table, to the byte.
Usage: window_import.py PROGRAM [FOLDER FOR PICTURES]
"""

import os
import subprocess
import time
from pathlib import Path

from screen import Screen, Window, fail, main, wait_for

# Where there is no survey of others, one of our own: an answer is missing, and one is no number.
OWN = """id,shop,taste,speed
1,Grind,4,2
1,Brew,5,1
1,Chain,2,5
2,Grind,3,3
2,Brew,4,2
2,Chain,1,5
3,Grind,,4
3,Brew,5,x
"""

# As spreadsheets put a table on the clipboard: tabs, quotes, a line break inside a cell.
COPIED = 'shop\tPrice\t"Ease of\nuse"\n"The ""Grind"""\t3,5\t8\nBrew\t7\t6,25\n'


def survey(work):
    """A table of ratings."""
    found = Path(os.environ.get("SEACHART_DATA", "")) / "fastfood_ratings.csv"
    if found.is_file():
        return found
    own = work / "shops.csv"
    own.write_text(OWN)
    return own


def answering(work):
    """Put a file dialog into PATH that answers with what stands in a file."""
    folder = work / "bin"
    folder.mkdir()
    answer = work / "answer"
    dialog = folder / "zenity"
    dialog.write_text(f'#!/bin/sh\nsleep 0.2\ncat "{answer}"\n')
    dialog.chmod(0o755)
    os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"
    # No portal that would ask somebody else.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    return answer


def save(window, answer, path):
    answer.write_text(f"{path}\n")
    window.key("ctrl+s")
    wait_for(f"{path.name} to be written", path.exists)
    wait_for(f"{path.name} to be saved", lambda: "edited" not in window.title())


def copy(screen, text):
    """Own the clipboard, as the program does that a table is copied from."""
    environment = dict(os.environ, DISPLAY=screen.name)
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-i"],
        input=text.encode(),
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def import_by_dialog(screen, program, folder, work, answer):
    table = survey(work)
    expected = work / "expected.ron"
    subprocess.run(
        [program, "import", table, expected], check=True, stdout=subprocess.DEVNULL
    )
    window = Window(screen, program, work)
    answer.write_text(f"{table}\n")
    window.key("ctrl+i")
    time.sleep(2.0)
    window.shoot("import-dialog", folder)
    window.key("Return")
    wait_for("the project", lambda: "edited" in window.title())
    time.sleep(0.5)
    window.shoot("import-made", folder)
    made = work / "made.ron"
    save(window, answer, made)
    window.close()
    if made.read_bytes() != expected.read_bytes():
        fail("the dialog made another project than the command line")
    print(f"imported {table.name} by the dialog: the project of the command line")


def paste_on_blank(screen, program, folder, work, answer):
    expected = work / "copied.ron"
    subprocess.run(
        [program, "import", "-", expected],
        input=COPIED.encode(),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    copy(screen, COPIED)
    window = Window(screen, program, work)
    window.key("ctrl+n")
    time.sleep(1.0)
    window.key("ctrl+v")
    time.sleep(2.0)
    window.shoot("import-pasted", folder)
    window.key("Return")
    wait_for("the project", lambda: "edited" in window.title())
    pasted = work / "pasted.ron"
    save(window, answer, pasted)
    window.close()
    wanted = expected.read_text().replace("standard input", "Pasted table")
    if pasted.read_text() != wanted:
        fail("the pasted table made another project than the command line")
    print("pasted a table on a blank project: the project of the command line")


def run(program, folder, work):
    answer = answering(work)
    screen = Screen()
    try:
        import_by_dialog(screen, program, folder, work, answer)
        paste_on_blank(screen, program, folder, work, answer)
    finally:
        screen.close()


main(run)
