"""A real window under Xvfb: edit a block of the table of scores.

Levels are typed and entered, the block is copied and pasted beside itself. The
file must then hold these levels and nothing else; undo brings it back to the byte.
Usage: window_scores.py PROGRAM [FOLDER FOR PICTURES]
"""

import re
import subprocess
import time

from screen import Screen, Window, fail, main, wait_for

RIVALS = ("premium-wines", "budget-wines")
FACTORS = ("price", "enological-terminology")
TYPED = ("7.0", "6.5")


def row(text, competitor):
    """The scores of one competitor as the file has them."""
    scores = text[text.index("  scores: {") :]
    return re.search(rf'"{competitor}": \{{[^}}]*\}}', scores).group(0)


def levels(text):
    """The levels of the block, competitor by competitor."""
    found = []
    for competitor in RIVALS:
        scores = row(text, competitor)
        for factor in FACTORS:
            found.append(re.search(rf'"{factor}": Level\(([0-9.]+)\)', scores).group(1))
    return tuple(found)


def without_block(text):
    """The file with the levels of the block taken out."""
    for competitor in RIVALS:
        before = row(text, competitor)
        after = before
        for factor in FACTORS:
            after = re.sub(rf'("{factor}": Level\()[0-9.]+', r"\1", after)
        text = text.replace(before, after)
    return text


def run(program, folder, work):
    path = work / "wine.ron"
    subprocess.run([program, "new", path, "--sample", "wine"], check=True)
    original = path.read_text()
    before = levels(original)
    screen = Screen()
    try:
        window = Window(screen, program, work, path)
        window.show("ctrl+5")
        window.shoot("scores", folder)
        window.key("Right")
        for level in TYPED:
            window.type(level)
            window.key("Return")
        window.key("Up", "Up", "shift+Down")
        window.shoot("scores-block", folder)
        window.key("ctrl+c", "Right", "ctrl+v")
        time.sleep(0.5)
        window.shoot("scores-pasted", folder)
        window.key("ctrl+s")
        wait_for("the block to be saved", lambda: levels(path.read_text()) == 2 * TYPED)
        saved = path.read_text()
        if without_block(saved) != without_block(original):
            fail("the file holds something else than the four levels")
        print(f"typed and pasted over {before}: {levels(saved)}, and nothing else")

        # Two levels were typed, one block was pasted.
        window.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+s")
        wait_for("the way back to be saved", lambda: path.read_text() == original)
        time.sleep(0.5)
        window.shoot("scores-undone", folder)
        window.key("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z", "ctrl+s")
        wait_for("the way forward to be saved", lambda: path.read_text() == saved)
        window.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+s")
        wait_for("the way back to be saved", lambda: path.read_text() == original)
        window.close()
        if path.read_bytes() != original.encode():
            fail("closing changed the file")
        print("undone in three steps: the file is as it was, to the byte")
    finally:
        screen.close()


main(run)
