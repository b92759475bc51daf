"""A real window under Xvfb: drag a bubble of a map, with the canvas beside it.

The file must then hold the two levels and nothing else; undo brings both back.
Usage: window_map.py PROGRAM [FOLDER FOR PICTURES]
"""

import re
import subprocess
import time

from screen import Screen, Window, fail, main, wait_for

# Canvas above, map below: the room between the lists and the fields.
CANVAS = (250, 90, 990, 420)
MAP = (250, 470, 990, 770)


def levels(text):
    """Our own levels on the two axes of the map."""
    row = re.search(r'"artisan-brew": \{\s*"ambiance": Level[^}]*\}', text).group(0)
    found = [re.search(rf'"{factor}": Level\(([0-9.]+)\)', row) for factor in FACTORS]
    return tuple(float(each.group(1)) for each in found)


FACTORS = ("convenience", "ambiance")


def run(program, folder, work):
    path = work / "shops.ron"
    subprocess.run([program, "new", path, "--sample", "coffee"], check=True)
    original = path.read_text()
    before = levels(original)
    if before != (4.5, 8.5):
        fail(f"the sample begins with {before}")
    screen = Screen()
    try:
        window = Window(screen, program, work, path)
        window.show("ctrl+b")
        window.shoot("map-beside", folder)
        bubbles = window.solid(*MAP)
        if len(bubbles) != 1:
            fail(f"expected our own bubble on the map, found {bubbles}")
        curve = window.solid(*CANVAS, side=4)
        x, y = bubbles[0]
        window.drag((x, y), (x + 180, y + 60))
        window.shoot("map-dragging", folder)
        during = window.solid(*CANVAS, side=4)
        window.drop()
        moved = [point for point in curve if point not in during]
        if len(moved) < 2:
            fail(f"the canvas did not follow the drag: {curve}, then {during}")
        window.key("ctrl+s")
        wait_for("the drag to be saved", lambda: levels(path.read_text()) != before)
        after = levels(path.read_text())
        if not (after[0] > 5.0 and after[1] < 8.0):
            fail(f"the drag ended at {after}")
        print(f"dragged from {before} to {after}")
        window.shoot("map-dragged", folder)

        window.key("ctrl+z", "ctrl+s")
        wait_for("one step back to be saved", lambda: path.read_text() == original)
        time.sleep(0.5)
        if window.solid(*CANVAS, side=4) != curve or window.solid(*MAP) != bubbles:
            fail("undo did not bring the picture back")
        window.key("ctrl+shift+z", "ctrl+s")
        wait_for("one step forward to be saved", lambda: levels(path.read_text()) == after)

        # The bubble has the keyboard: right is more of the horizontal axis.
        window.key("Tab")
        window.shoot("map-keys", folder)
        expected = path.read_text()
        window.close()

        window = Window(screen, program, work, path)
        window.show("ctrl+3")
        window.shoot("map-reopened", folder)
        window.close()
        if path.read_text() != expected:
            fail("opening and closing changed the file")
        plain = re.sub(r'("(?:convenience|ambiance)": Level\()[0-9.]+', r"\1", expected)
        if plain != re.sub(r'("(?:convenience|ambiance)": Level\()[0-9.]+', r"\1", original):
            fail("the file holds something else than the two levels")
        print("undone, redone, saved, reopened: the file holds the two levels and nothing else")
    finally:
        screen.close()


main(run)
