"""What is done to a window until it is killed, and what may be on the disk then."""

import re
import time

from kill_screen import Wrong, wait_for

# How long an edit may be lost: what is older is on the disk.
PROMISED = 2.0
OWN_PRICE = re.compile(r'("yellow-tail": \{[^}]*"price": Level\()([0-9.]+)(\))')
# Of every competitor, in a project that has names of nothing else.
NAMES = re.compile(r'^ {6}name: "(.*)",$', re.M)
# The first line of what is kept of unsaved work; the project follows.
KEPT = "// recovery "


def written(hundredths):
    """A level as it stands in the file."""
    text = f"{hundredths / 100:.2f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def without_first_line(path):
    """The project in a file of what is kept."""
    line, text = path.read_bytes().decode().split("\n", 1)
    if not line.startswith(KEPT):
        raise Wrong(f"{path} begins with {line[:40]}")
    return text


class Project:
    """The file that is edited: all of it but one level stays as it is."""

    def __init__(self, text):
        found = OWN_PRICE.search(text)
        self.before, self.after = text[: found.start(2)], text[found.end(2) :]

    def level(self, text, where):
        """The level in a text that is a version, in hundredths."""
        if not (text.startswith(self.before) and text.endswith(self.after)):
            raise Wrong(f"{where} is no version: {len(text)} characters")
        middle = text[len(self.before) : len(text) - len(self.after)]
        hundredths = round(float(middle) * 100)
        if written(hundredths) != middle:
            raise Wrong(f"{where} has the level {middle}")
        return hundredths

    def level_of(self, path):
        return self.level(path.read_bytes().decode(), path)


class Life:
    """What was done to the program, and when."""

    def __init__(self, lane):
        self.lane = lane
        # Every edit with the moment before its key was sent.
        self.edits = []
        self.saves = 0

    def old(self, killed):
        """The edits that are to be on the disk."""
        return [edit for at, edit in self.edits if at < killed - PROMISED]

    def late(self, killed, held):
        """How long before the kill the first edit was made that is on no disk."""
        return next(f"{killed - at:.2f} s" for at, edit in self.edits if not self.has(held, edit))


class FileLife(Life):
    """A file is open: one level is moved by hundredths, always the same way, and saved."""

    MODES = {"any": 3, "saving": 2, "writing": 4, "saved": 1, "editing": 2}

    def __init__(self, lane):
        super().__init__(lane)
        self.mode = lane.chance.choices([*self.MODES], [*self.MODES.values()])[0]
        self.level, self.step = lane.level, lane.step
        # The states that the file may have: the last one that the window called saved, and
        # those at which it was asked to save since.
        self.asked = [lane.level]
        # All of those, also from before a save that was called so.
        self.ever = {lane.level}

    def __str__(self):
        count = f"{len(self.edits)} edits and {self.saves} saves"
        return f"while {self.mode}, after {count}: asked to save {self.asked}, sent {self.level}"

    def nudge(self):
        self.edits.append((time.monotonic(), self.level + self.step))
        self.level += self.step
        self.lane.screen.press("Control_L", "Up" if self.step > 0 else "Down")

    def save(self):
        """Nothing may be sent after this: what comes in the same frame as the key is saved, too."""
        self.asked.append(self.level)
        self.ever.add(self.level)
        self.saves += 1
        self.lane.screen.press("Control_L", "s")

    def save_and_see(self):
        """Save, and go on when it has begun: its frame is over then."""
        before = self.lane.left()
        self.save()
        begun = lambda: self.lane.left() - before or self.lane.level_on_disk() == self.level
        wait_for(f"the level {self.level} to be written", begun)

    def wait_for_title(self, edited):
        what = f"the title to say that it is {'' if edited else 'not '}edited"
        wait_for(what, lambda: ("edited" in self.lane.title()) == edited)

    def save_and_wait(self, chance):
        """Edit and save until the window calls it saved.

        Nothing else may be on its way, or the title could tell of that.
        """
        for _ in range(chance.randint(1, 5)):
            self.nudge()
        self.wait_for_title(edited=True)
        self.save()
        self.wait_for_title(edited=False)
        self.asked = [self.level]

    def live(self, chance):
        """Edit and save until the moment of the kill."""
        self.lane.take_the_point()
        least = 1 if self.mode == "saved" else 0
        for _ in range(least + chance.choice([0, 0, 1, 2])):
            self.save_and_wait(chance)
        if self.mode == "saved":
            return  # In the very moment in which the window calls it saved.
        if self.mode == "editing":
            # Long enough for recovery to be all there is.
            end = time.monotonic() + chance.uniform(2.2, 4.5)
            while time.monotonic() < end:
                self.nudge()
                time.sleep(chance.uniform(0.005, 0.25))
            return
        for _ in range(chance.randint(1, 5)):
            for _ in range(chance.randint(1, 5)):
                self.nudge()
                time.sleep(chance.uniform(0.0, 0.06))
            # Often before the save before it is over.
            self.save_and_see()
            time.sleep(chance.choice([0.0, chance.uniform(0.0, 0.1)]))
        self.nudge()
        time.sleep(chance.uniform(0.03, 0.1))
        if self.mode == "saving":
            self.save()
            time.sleep(chance.uniform(0.0, 4 * self.lane.long))
        elif self.mode == "writing":
            # As soon as there is something half done, or a moment later.
            before = self.lane.left()
            self.save()
            until = time.monotonic() + 1.0
            while self.lane.left() <= before and time.monotonic() < until:
                pass
            time.sleep(chance.uniform(0.0, self.lane.long))

    def furthest(self, a, b):
        return max(a, b) if self.step > 0 else min(a, b)

    def has(self, level, wanted):
        return self.furthest(level, wanted) == level

    def check(self, killed):
        """The file is what was asked for, and file and recovery hold what is older than promised."""
        lane, count = self.lane, self.lane.count
        level = lane.project.level_of(lane.path)
        if level not in self.asked:
            raise Wrong(f"the file is {level}, which nobody asked for: {self}")
        lane.opens(lane.path)
        count["called saved"] += self.asked[0] != lane.level
        count["saved further"] += level != lane.level
        lane.asked.update(self.ever)
        held = level
        for kept in lane.kept():
            there = lane.project.level(without_first_line(kept), kept)
            if not self.has(self.level, there):
                raise Wrong(f"{there} is kept, which was never made: {self}")
            lane.opens(kept)
            held = self.furthest(held, there)
        count["held by recovery"] += held != level
        old = self.old(killed)
        if old and not self.has(held, old[-1]):
            raise Wrong(f"lost: an edit {self.late(killed, held)} before the kill, {held}: {self}")
        lane.level = level


class NewLife(Life):
    """A new project, which is in no file: competitors are added and named k1, k2 and so on."""

    # So many have room in the list.
    MOST = 16

    def __str__(self):
        return f"in a new project, after {len(self.edits)} edits"

    def add(self):
        """A competitor: one edit to add it and one to name it, each seen to be done."""
        screen = self.lane.screen
        number = len(self.edits) // 2 + 1
        self.edits.append((time.monotonic(), 2 * number - 1))
        screen.press("Control_L", "Shift_L", "k")
        wait_for(f"competitor {number} to be named", screen.is_naming)
        self.replace("k")
        screen.type(str(number))
        self.edits.append((time.monotonic(), 2 * number))
        screen.press("Return")
        wait_for(f"competitor {number} to have its name", lambda: not screen.is_naming())

    def replace(self, letter):
        """Type the first letter of a name.

        What comes before a window has any to do with text goes nowhere: then it is typed again.
        """
        screen = self.lane.screen
        for _ in range(5):
            screen.press(letter)
            until = time.monotonic() + 3.0
            while time.monotonic() < until:
                if not screen.is_untouched():
                    return
                time.sleep(0.002)
        raise Wrong(f"a name takes no letter: {self}")

    def live(self, chance):
        wait_for("the start screen", lambda: self.lane.title() == "Seachart")
        self.lane.screen.press("Control_L", "n")
        wait_for("a new project", lambda: "Untitled" in self.lane.title())
        wait_for("it to be drawn", self.lane.screen.is_laid_out)
        time.sleep(0.3)
        end = time.monotonic() + chance.uniform(0.5, 4.5)
        while time.monotonic() < end:
            if len(self.edits) < 2 * self.MOST:
                self.add()
            time.sleep(chance.uniform(0.005, 0.25))

    def has(self, held, wanted):
        return held >= wanted

    def held(self, kept):
        """How many of the edits are in what is kept."""
        names = NAMES.findall(without_first_line(kept))
        named = [name for name in names if name != "New competitor"]
        held = len(names) + len(named)
        right = [f"k{number}" for number in range(1, len(named) + 1)]
        if names != (right + ["New competitor"])[: len(names)] or held > len(self.edits):
            raise Wrong(f"{names} is kept, which was never made: {self}")
        return held

    def check(self, killed):
        """Recovery alone holds what is older than promised."""
        lane, count = self.lane, self.lane.count
        kept = lane.kept()
        if len(kept) > 1:
            raise Wrong(f"one project is kept in {len(kept)} files: {self}")
        held = self.held(kept[0]) if kept else 0
        for found in kept:
            lane.opens(found)
        old = self.old(killed)
        if old and not self.has(held, old[-1]):
            raise Wrong(f"lost: an edit {self.late(killed, held)} before the kill, {held}: {self}")
        if lane.project.level_of(lane.path) != lane.level:
            raise Wrong(f"the file was written, which was not open: {self}")
        count["new projects"] += 1
        count["new ones held"] += bool(old)
