"""A real window under Xvfb is killed with unsaved work; another program writes the open file.

What was killed is offered by the next start, and saved from there it holds every edit. Of two
versions of a file neither is lost: theirs is taken and undo brings ours back, or ours is kept as
a copy. Usage: window_rescue.py PROGRAM [FOLDER FOR PICTURES]
"""

import os
import re
import signal
import subprocess
import time

from screen import Screen, Window, fail, main, wait_for

# Within this time every change is on the disk.
PROMISED = 2.0
# Where the first buttons of the cards of what was rescued are.
CARDS = (400, 210, 470, 780)


class Folder:
    """Where the program keeps what is not in the user's files."""

    def __init__(self, work):
        self.path = work / "seachart" / "recovery"

    def kept(self):
        """The projects that are kept, by what their first lines say."""
        return {path: path.read_text() for path in sorted(self.path.glob("*.ron"))}

    def project_of(self, pattern):
        """The text of the one project that has this in it, once the window has come to keep it."""

        def found():
            return [text for text in self.kept().values() if re.search(pattern, text)]

        time.sleep(PROMISED + 0.2)
        wait_for(f"a project with {pattern} to be kept", found)
        if len(found()) != 1:
            fail(f"{len(found())} projects with {pattern} are kept")
        header, project = found()[0].split("\n", 1)
        if not header.startswith("// recovery "):
            fail(f"a project is kept that begins with {header[:40]}")
        return project


class Dialogs:
    """Stands in for the dialogs of the system, which ask nobody here."""

    def __init__(self, work):
        self.answer = work / "answer"
        program = work / "bin" / "zenity"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\nsleep 0.2\ncat '{self.answer}'\n")
        program.chmod(0o755)
        os.environ["PATH"] = f"{program.parent}:{os.environ['PATH']}"

    def choose(self, path):
        self.answer.write_text(f"{path}\n")


def kill(window):
    window.process.send_signal(signal.SIGKILL)
    window.process.wait()


def click(window, x, y):
    window.tool("mousemove", str(x), str(y))
    window.tool("click", "1")
    time.sleep(0.6)


def opens(window):
    """The Open buttons of what was rescued, from the top: larger than any marker."""
    found = []
    for x, y in window.solid(*CARDS, side=8):
        if all(abs(y - other) > 60 for _, other in found):
            found.append((x, y))
    return sorted(found, key=lambda place: place[1])


def drag_price(window):
    wait_for("the file to be open", lambda: window.title().startswith("w.ron"))
    time.sleep(1.0)
    x, y = window.find_own_first_point()
    # On a machine that is busy, all of a drag may come to the window at once: then it is none.
    for _ in range(5):
        window.drag((x, y), (x + 2, y - 120))
        window.drop()
        time.sleep(1.0)
        if "edited" in window.title():
            return
    fail("a point cannot be dragged")


def killed(program, folder, work, screen):
    """Two windows that had no time to save: a new project, and a file."""
    data = Folder(work)
    window = Window(screen, program, work)
    window.key("ctrl+n")
    wait_for("a new project", lambda: "Untitled" in window.title())
    window.key("ctrl+shift+k")
    wait_for("a competitor", lambda: "edited" in window.title())
    time.sleep(0.5)
    window.type("Rescue me")
    window.key("Return")
    new = data.project_of("Rescue me")
    kill(window)

    path = work / "w.ron"
    subprocess.run([program, "new", path, "--sample", "wine"], check=True)
    original = path.read_text()
    window = Window(screen, program, work, path)
    window.shoot("rescue-notice", folder)
    drag_price(window)
    window.key("Up")
    edited = data.project_of(r'"yellow-tail": \{[^}]*"price": Level\((?!2\.5\))')
    settings = data.path.with_name("app.ron")
    wait_for("the file to be remembered", lambda: settings.exists() and "w.ron" in settings.read_text())
    window.shoot("rescue-edited", folder)
    kill(window)
    if path.read_text() != original:
        fail("the file was touched")
    return new, edited, path


def rescued(program, folder, work, screen, dialogs, lost):
    new, edited, path = lost
    window = Window(screen, program, work)
    window.shoot("rescue-start", folder)
    wait_for("two projects to be offered", lambda: len(opens(window)) == 2)
    click(window, *opens(window)[0])
    wait_for("the file's project", lambda: window.title().startswith("w.ron • edited"))
    window.shoot("rescue-opened", folder)
    window.key("ctrl+s")
    wait_for("the file to have every edit", lambda: path.read_text() == edited)

    window.key("ctrl+k")
    window.type("Start screen")
    window.key("Return")
    wait_for("one project to be left", lambda: len(opens(window)) == 1)
    click(window, *opens(window)[0])
    wait_for("the new project", lambda: "edited" in window.title())
    saved = work / "rescued.ron"
    dialogs.choose(saved)
    window.key("ctrl+s")
    wait_for("the new project to be saved", saved.exists)
    wait_for("the new project to have every edit", lambda: saved.read_text() == new)
    wait_for("nothing to be kept", lambda: not Folder(work).kept())
    window.close()
    if os.listdir(Folder(work).path):
        fail(f"left over: {os.listdir(Folder(work).path)}")
    print("killed twice: what was rescued holds every edit, and is saved from there")


def two_programs(program, folder, work, screen, dialogs):
    path = work / "w.ron"
    window = Window(screen, program, work, path)
    before = path.read_text()
    theirs = before.replace("US wine, around 2001", "US wine, theirs")

    # Nothing was changed here.
    path.write_text(theirs)
    time.sleep(2.5)
    window.shoot("two-reloaded", folder)
    if "edited" in window.title():
        fail("what was read again counts as an edit")

    # Both changed it: theirs is taken, and undo brings ours back.
    drag_price(window)
    again = theirs.replace("US wine, theirs", "US wine, theirs again")
    path.write_text(again)
    time.sleep(2.5)
    window.shoot("two-question", folder)
    window.key("Tab", "Tab", "space")
    wait_for("theirs to be taken", lambda: "edited" not in window.title())
    window.shoot("two-taken", folder)
    if path.read_text() != again:
        fail("to take theirs changed the file")
    window.key("ctrl+z")
    wait_for("ours to be back", lambda: "edited" in window.title())
    window.key("ctrl+s")
    wait_for("ours to be saved", lambda: path.read_text() != again)
    ours = path.read_text()
    if "US wine, theirs\"" not in ours or ours == theirs:
        fail("undo did not bring ours back")

    # Both changed it, and the save comes before anybody looks.
    window.key("Up")
    third = ours.replace("US wine, theirs", "US wine, third")
    path.write_text(third)
    window.key("ctrl+s")
    time.sleep(1.0)
    window.shoot("two-at-save", folder)
    if path.read_text() != third:
        fail("theirs was written over")
    copy = work / "w (mine).ron"
    dialogs.choose(copy)
    window.key("Tab", "Return")
    wait_for("the copy", copy.exists)
    wait_for("the window to be saved", lambda: "edited" not in window.title())
    if path.read_text() != third or "US wine, theirs\"" not in copy.read_text():
        fail("the copy is not ours, or the file is not theirs")
    window.close()
    print("two programs: reloaded, taken and undone, kept as a copy; neither version was lost")


def run(program, folder, work):
    screen = Screen()
    dialogs = Dialogs(work)
    try:
        lost = killed(program, folder, work, screen)
        rescued(program, folder, work, screen, dialogs, lost)
        two_programs(program, folder, work, screen, dialogs)
    finally:
        screen.close()


main(run)
