"""The program in its window is edited, saves, and is killed (SIGKILL) at a random moment, again and again.

After each kill the project file must be one of the versions written, byte for byte, and none older
than the last one that the window called saved; `seachart check` must open it; the versions kept of
it must be whole; and file and recovery together must hold every edit older than two seconds. What
killed saves leave behind must be gone after a later save.

Usage: kill.py PROGRAM [--kills 300] [--lanes 2] [--seed N] [--keep FOLDER]
"""

import argparse
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from Xlib import XK, X, Xatom, display
from Xlib.ext import xtest

SIZE = (1000, 700)
# Of our own curve in the light theme of figures.
ACCENT = (0x99, 0x6E, 0x0F)  # Blue, green, red.
# How long an edit may be lost: what is older is on the disk.
PROMISED = 2.0
OWN_PRICE = re.compile(r'("yellow-tail": \{[^}]*"price": Level\()([0-9.]+)(\))')


class Wrong(Exception):
    """Something is not as promised."""


class Screen:
    """An X server of our own, and what a window on it is driven with."""

    def __init__(self):
        read, write = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = f":{answer.readline().strip()}"
        self.display = display.Display(self.name)
        self.root = self.display.screen().root
        names = ["Up", "Down", "s", "Control_L"]
        self.codes = {
            name: self.display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names
        }

    def close(self):
        self.display.close()
        self.server.terminate()
        self.server.wait()

    def windows(self):
        """All windows that are shown, with the programs' numbers."""
        number = self.display.intern_atom("_NET_WM_PID")
        for window in self.root.query_tree().children:
            found = window.get_full_property(number, Xatom.CARDINAL)
            if found and window.get_attributes().map_state == X.IsViewable:
                yield found.value[0], window

    def press(self, *names):
        """Keys, the last one while the others are held."""
        for name in names:
            xtest.fake_input(self.display, X.KeyPress, self.codes[name])
        for name in reversed(names):
            xtest.fake_input(self.display, X.KeyRelease, self.codes[name])
        self.display.flush()

    def click(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.flush()
        time.sleep(0.05)
        xtest.fake_input(self.display, X.ButtonPress, 1)
        xtest.fake_input(self.display, X.ButtonRelease, 1)
        self.display.flush()

    def columns(self, left, right):
        """For each column of pixels between the bars, the rows in our own colour."""
        top, bottom = 100, SIZE[1] - 60
        width = right - left
        data = self.root.get_image(left, top, width, bottom - top, X.ZPixmap, 0xFFFFFFFF).data
        rows = {}
        for pixel in range(0, len(data), 4):
            if (data[pixel], data[pixel + 1], data[pixel + 2]) == ACCENT:
                y, x = divmod(pixel // 4, width)
                rows.setdefault(left + x, []).append(top + y)
        return rows


def longest_run(rows):
    """The longest list of numbers in `rows` that follow each other."""
    runs = [[]]
    for y in rows:
        if runs[-1] and y == runs[-1][-1] + 1:
            runs[-1].append(y)
        else:
            runs.append([y])
    return max(runs, key=len)


def written(hundredths):
    """A level as it stands in the file."""
    text = f"{hundredths / 100:.2f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


class Project:
    """The file that is edited: all of it but one level stays as it is."""

    def __init__(self, text):
        found = OWN_PRICE.search(text)
        self.before, self.after = text[: found.start(2)], text[found.end(2) :]

    def text(self, hundredths):
        return self.before + written(hundredths) + self.after

    def level(self, path, skip=""):
        """The level in a file that is a version, in hundredths."""
        text = path.read_bytes().decode()
        if skip and text.startswith(skip):
            text = text.split("\n", 1)[1]
        if not (text.startswith(self.before) and text.endswith(self.after)):
            raise Wrong(f"{path} is no version: {len(text)} characters")
        middle = text[len(self.before) : len(text) - len(self.after)]
        hundredths = round(float(middle) * 100)
        if written(hundredths) != middle:
            raise Wrong(f"{path} has the level {middle}")
        return hundredths


class Round:
    """One life of the program: what was sent to it and when."""

    def __init__(self, lane, mode):
        self.lane, self.mode = lane, mode
        self.level = lane.level
        self.step = lane.step
        # Every edit with the moment before its key was sent.
        self.edits = []
        self.saves = 0
        # The last version that the window called saved.
        self.saved = lane.level

    def nudge(self):
        self.edits.append((time.monotonic(), self.level + self.step))
        self.level += self.step
        self.lane.screen.press("Control_L", "Up" if self.step > 0 else "Down")

    def save(self):
        self.lane.screen.press("Control_L", "s")
        self.saves += 1

    def wait_for_title(self, edited):
        until = time.monotonic() + 20
        while ("edited" in self.lane.title()) != edited:
            if time.monotonic() > until:
                raise Wrong(f"the title never said that it is {'' if edited else 'not '}edited")
            time.sleep(0.002)

    def save_and_wait(self, chance):
        """Edit and save until the window calls it saved.

        Nothing else may be on its way, or the title could tell of that.
        """
        for _ in range(chance.randint(1, 5)):
            self.nudge()
        self.wait_for_title(edited=True)
        self.save()
        self.wait_for_title(edited=False)
        self.saved = self.level

    def live(self, chance):
        """Edit and save until the moment of the kill."""
        for _ in range(chance.choice([0, 0, 1, 2])):
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
            self.save()
            time.sleep(chance.uniform(0.0, 0.1))
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


class Lane:
    """A screen, a folder with a project, and the programs that are killed there."""

    def __init__(self, number, program, seed, big):
        self.number, self.program = number, program
        self.chance = random.Random(seed * 1000 + number)
        self.work = Path(tempfile.mkdtemp(prefix=f"kill-{number}-"))
        self.data = self.work / "data" / "seachart"
        self.folder = self.work / "files"
        self.folder.mkdir()
        self.path = self.folder / "p.ron"
        subprocess.run([program, "new", self.path, "--sample", "wine"], check=True)
        # How long a file is being written, roughly: kills aim into it.
        self.long = 0.008
        if big:
            self.make_big()
            self.long = 0.03
        self.project = Project(self.path.read_text())
        self.level, self.step = self.project.level(self.path), 1
        self.screen = Screen()
        self.column = None
        self.process = self.window = None
        self.count = dict.fromkeys(
            [
                "kills",
                "edits",
                "saves",
                "called saved",
                "saved further",
                "in a write",
                "most left over",
                "held by recovery",
            ],
            0,
        )
        # Names of files that were left over before.
        self.known = set()

    def make_big(self):
        """A file of 4 MB, which takes a while to write: notes that are not shown."""
        notes = "Nobody reads this, and somebody would miss it. " * 8_500
        others = r'(?:Competitor|Factor)\(\n +id: "(?!yellow-tail"|price")[^"]+",'
        theirs = rf'({others}(?:(?!notes:).)*?notes: )"(?:[^"\\]|\\.)*"'
        text = self.path.read_text()
        filled, count = re.subn(theirs, rf'\g<1>"{notes}"', text, flags=re.S)
        if count < 8:
            raise Wrong(f"notes have room in {count} places only")
        self.path.write_text(filled)

    def title(self):
        name = self.screen.display.intern_atom("_NET_WM_NAME")
        found = self.window.get_full_property(name, X.AnyPropertyType)
        return found.value.decode() if found else ""

    def start(self):
        environment = dict(
            os.environ,
            DISPLAY=self.screen.name,
            LIBGL_ALWAYS_SOFTWARE="1",
            LP_NUM_THREADS="1",
            WINIT_UNIX_BACKEND="x11",
            XDG_DATA_HOME=str(self.work / "data"),
            XDG_CONFIG_HOME=str(self.work / "config"),
        )
        environment.pop("WAYLAND_DISPLAY", None)
        self.process = subprocess.Popen([self.program, self.path], env=environment)
        until = time.monotonic() + 60
        self.window = None
        while self.window is None:
            for number, window in self.screen.windows():
                if number == self.process.pid:
                    self.window = window
            if self.process.poll() is not None:
                raise Wrong(f"the program ended with {self.process.returncode}")
            if time.monotonic() > until:
                raise Wrong("no window came")
            time.sleep(0.01)
        self.window.configure(x=0, y=0, width=SIZE[0], height=SIZE[1])
        self.window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self.screen.display.sync()

    def take_the_point(self):
        """Click on our own price, so that it has the keyboard."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            x, y = self.find_the_point() or (None, None)
            if x is not None:
                break
            time.sleep(0.02)
        else:
            self.shoot("no-curve")
            raise Wrong("no curve of our own came")
        self.screen.click(x, y)
        time.sleep(0.1)

    def shoot(self, name):
        environment = dict(os.environ, DISPLAY=self.screen.name)
        path = str(self.work / f"{name}.png")
        subprocess.run(["import", "-window", "root", path], env=environment, check=False)

    def find_the_point(self):
        if self.column is None:
            # The picture lies between the lists and the fields; its leftmost marker is the one.
            time.sleep(2.0)
            rows = self.screen.columns(250, SIZE[0] - 290)
            if not rows:
                return None
            near = range(min(rows), min(rows) + 10)
            self.column = max(near, key=lambda x: len(longest_run(rows.get(x, []))))
        run = longest_run(self.screen.columns(self.column, self.column + 1).get(self.column, []))
        # A marker is a run of seven pixels or more, a line one of three.
        return (self.column, run[len(run) // 2]) if len(run) >= 6 else None

    def round(self):
        """Start, edit, save, kill, look."""
        if not 200 < self.level < 800:
            self.step = 1 if self.level <= 200 else -1
        modes = ["any", "saving", "writing", "saved", "editing"]
        mode = self.chance.choices(modes, [3, 2, 4, 1, 2])[0]
        life = Round(self, mode)
        self.start()
        self.take_the_point()
        if mode == "saved":
            life.save_and_wait(self.chance)
        life.live(self.chance)
        killed = time.monotonic()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process = None
        self.check(life, killed)

    def check(self, life, killed):
        count = self.count
        count["kills"] += 1
        count["edits"] += len(life.edits)
        count["saves"] += life.saves
        count["called saved"] += life.saved != self.level
        level = self.project.level(self.path)
        told = f"{mode_of(life)}: file {level}, called saved {life.saved}, sent {life.level}"
        if not life.has(level, life.saved):
            raise Wrong(f"the file is older than what was called saved: {told}")
        if not life.has(life.level, level):
            raise Wrong(f"the file is no version that was written: {told}")
        opened = subprocess.run(
            [self.program, "check", self.path], capture_output=True, text=True, check=False
        )
        if opened.returncode != 0:
            raise Wrong(f"the file does not open: {opened.stderr}")
        count["saved further"] += level != self.level
        left = self.left()
        if any(not re.fullmatch(r"\.seachart-\w{6}\.tmp", name) for name in left):
            raise Wrong(f"strange files are left: {left}")
        count["in a write"] += bool(left - self.known)
        self.known |= left
        count["most left over"] = max(count["most left over"], len(left))
        for version in self.data.glob("backups/*/*.ron"):
            self.project.level(version)
        self.check_recovery(life, killed, level)
        self.level = level

    def left(self):
        """The files that are neither the project nor anything it needs."""
        return {found.name for found in self.folder.iterdir()} - {"p.ron"}

    def check_recovery(self, life, killed, level):
        """File and recovery together hold what is older than promised."""
        old = [edit for at, edit in life.edits if at < killed - PROMISED]
        held = level
        for kept in self.data.glob("recovery/*.ron"):
            held = life.furthest(held, self.project.level(kept, "// recovery "))
        self.count["held by recovery"] += held != level
        if old and RECOVERY and not life.has(held, old[-1]):
            late = [round(killed - at, 2) for at, edit in life.edits if not life.has(held, edit)]
            raise Wrong(f"edits are lost that were made {late[0]} s before the kill: held {held}")
        # The next life begins with the file alone.
        shutil.rmtree(self.data / "recovery", ignore_errors=True)

    def tidy(self):
        """One more save, long after the last kill: nothing is left over."""
        long_ago = time.time() - 3600
        for found in self.folder.iterdir():
            os.utime(found, (long_ago, long_ago))
        subprocess.run(
            [self.program, "new", self.folder / "q.ron", "--sample", "coffee"], check=True
        )
        names = sorted(found.name for found in self.folder.iterdir())
        if names != ["p.ron", "q.ron"]:
            raise Wrong(f"left over after a later save: {names}")

    def close(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.screen.close()


RECOVERY = True


def mode_of(life):
    return f"while {life.mode}, after {len(life.edits)} edits and {life.saves} saves"


def run_lane(number, options, kills, results):
    """In a process of its own."""
    # A fault of one lane ends the others, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    lane, fault = None, None
    try:
        lane = Lane(number, options.program, options.seed, big=number % 2 == 1)
        for turn in range(kills):
            try:
                lane.round()
            except Wrong as wrong:
                fault = f"lane {number}, kill {turn + 1}: {wrong}"
                break
            results.put((number, turn + 1, None))
        else:
            lane.tidy()
            fault = "done"
    except Wrong as wrong:
        fault = f"lane {number}: {wrong}"
    finally:
        count = {}
        if lane is not None:
            count = lane.count
            lane.close()
            if fault != "done" and options.keep:
                kept = Path(options.keep) / f"lane-{number}"
                shutil.copytree(lane.work, kept, dirs_exist_ok=True)
            shutil.rmtree(lane.work, ignore_errors=True)
        results.put((number, count, fault or "not finished"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--lanes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--keep")
    options = parser.parse_args()
    options.program = str(Path(options.program).resolve())
    print(f"kill: seed {options.seed}, {options.kills} kills in {options.lanes} lanes", flush=True)
    results = multiprocessing.Queue()
    share = [
        options.kills // options.lanes + (lane < options.kills % options.lanes)
        for lane in range(options.lanes)
    ]
    lanes = [
        multiprocessing.Process(target=run_lane, args=(number, options, kills, results))
        for number, kills in enumerate(share)
    ]
    begun = time.monotonic()
    for lane in lanes:
        lane.start()
    total, done, faults, sums = 0, 0, [], {}
    while done < len(lanes):
        number, what, end = results.get()
        if end is None:
            total += 1
            if total % 50 == 0:
                print(f"kill: {total} kills, {time.monotonic() - begun:.0f} s", flush=True)
            continue
        done += 1
        if end != "done":
            faults.append(end)
        for name, count in what.items():
            join = max if name.startswith("most") else int.__add__
            sums[name] = join(sums.get(name, 0), count)
    for lane in lanes:
        lane.join()
    print(f"kill: {total} kills in {time.monotonic() - begun:.0f} s: {sums}", flush=True)
    if faults:
        sys.exit("\n".join(f"kill: {fault}" for fault in faults))


main()
