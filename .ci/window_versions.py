"""A real window under Xvfb: what was saved over is had back.

A file is edited and saved twice; the dialog of earlier versions shows what stood there before, a copy of
it is opened by keys alone and saved elsewhere, and is the original file, byte for byte.
Usage: window_versions.py PROGRAM [FOLDER FOR PICTURES]
"""

import subprocess

from screen import Screen, Window, fail, main, wait_for


def run(program, folder, work):
    path = work / "w.ron"
    subprocess.run([program, "new", path, "--sample", "wine"], check=True)
    original = path.read_text()
    screen = Screen()
    try:
        window = Window(screen, program, work, path)
        x, y = window.find_own_first_point()
        window.tool("mousemove", str(x), str(y))
        window.tool("click", "1")
        for _ in range(2):
            before = path.read_text()
            window.key("shift+Up", "ctrl+s")
            wait_for("a change to be saved", lambda: path.read_text() != before)
        last = path.read_text()
        kept = work / "seachart" / "backups"
        wait_for("three versions to be kept", lambda: len(list(kept.glob("*/*.ron"))) == 3)

        window.key("ctrl+k")
        window.type("restore an earlier")
        window.key("Return")
        window.pause()
        window.shoot("versions", folder)
        # Past the copy of the save before, to the one of the beginning.
        window.key("Tab", "Tab", "Return")
        wait_for("a copy to be opened", lambda: "w 20" in window.title())
        if "edited" not in window.title():
            fail("a copy is in no file, and is said to be saved")
        window.shoot("versions-copy", folder)

        copy = work / "copy.ron"
        window.key("ctrl+s")
        window.pause()
        window.key("ctrl+a")
        window.type(str(copy))
        window.shoot("versions-save", folder)
        window.key("Return")
        wait_for("the copy to be saved", copy.exists)
        wait_for("the title to say so", lambda: "edited" not in window.title())
        if copy.read_text() != original:
            fail("the copy is not what stood there before")
        if path.read_text() != last:
            fail("the file did not stay as it was")
        window.close()
        print("saved twice; the version of before was found, opened as a copy and saved elsewhere")
    finally:
        screen.close()


main(run)
