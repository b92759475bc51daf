"""A real window under Xvfb: drag a point, nudge it, type a level, undo, redo, save, close, reopen.

The file must then hold exactly that and nothing else. Usage: window.py PROGRAM [FOLDER FOR PICTURES]
"""

import re
import subprocess

from screen import Screen, Window, fail, main, wait_for


def level(path):
    """The level of our own company's price in the file."""
    text = path.read_text()
    found = re.search(r'"yellow-tail": \{[^}]*"price": Level\(([0-9.]+)\)', text)
    return found and found.group(1)


def run(program, folder, work):
    path = work / "w.ron"
    subprocess.run([program, "new", path, "--sample", "wine"], check=True)
    original = path.read_text()
    if level(path) != "2.5":
        fail(f"the sample begins with {level(path)}")
    screen = Screen()
    try:
        window = Window(screen, program, work, path)
        window.shoot("opened", folder)
        x, y = window.find_own_first_point()
        window.drag((x, y), (x + 2, y - 120))
        window.shoot("dragging", folder)
        window.drop()
        window.key("ctrl+s")
        wait_for("the drag to be saved", lambda: level(path) != "2.5")
        dragged = level(path)
        if not 3.5 < float(dragged) < 8.0:
            fail(f"the drag ended at {dragged}")
        print(f"dragged to {dragged}")

        # The point that was dragged has the keyboard.
        window.key("Up")
        window.key("ctrl+s")
        nudged = f"{float(dragged) + 0.1:.2f}".rstrip("0")
        nudged = nudged + "0" if nudged.endswith(".") else nudged
        wait_for("the nudge to be saved", lambda: level(path) == nudged)
        print(f"nudged to {nudged}")

        window.type("7.5")
        window.shoot("typing", folder)
        window.key("Return")
        window.shoot("typed", folder)
        window.key("ctrl+z", "ctrl+z")
        window.key("ctrl+s")
        wait_for("two steps back to be saved", lambda: level(path) == dragged)
        window.key("ctrl+shift+z", "ctrl+shift+z")
        wait_for("the title to say edited", lambda: "edited" in window.title())
        window.key("ctrl+s")
        wait_for("two steps forward to be saved", lambda: level(path) == "7.5")
        wait_for("the title to say so", lambda: "edited" not in window.title())
        print("typed 7.5; undone, redone, saved")
        window.shoot("saved", folder)
        window.close()

        expected = re.sub(
            r'("yellow-tail": \{[^}]*"price": Level\()2\.5\)', r"\g<1>7.5)", original
        )
        if path.read_text() != expected:
            fail("the file holds something else than that one change")

        window = Window(screen, program, work, path)
        window.shoot("reopened", folder)
        window.close()
        if path.read_text() != expected:
            fail("opening and closing changed the file")
        print("reopened and closed: the file is the same, byte for byte")
    finally:
        screen.close()


main(run)
