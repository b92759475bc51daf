"""The program in its window is edited, saves, and is killed (SIGKILL) at a random moment, again and again.

After each kill the project file must be, byte for byte, the state that the window last called saved
or one of those at which it was asked to save since; `seachart check` must open it; the versions kept
of it must be states that were saved; and file and recovery together must hold every edit older than
two seconds. In one lane of three every other life is that of a new project, which is in no file:
recovery alone must hold it. What killed saves leave behind must be gone after a later save. At the
end each of these must have happened, or nothing was shown.

Usage: kill.py PROGRAM [--kills 300] [--lanes 3] [--seed N] [--keep FOLDER]
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

from Xlib import X

from kill_lives import FileLife, NewLife, Project
from kill_screen import HINT, SIZE, Screen, Wrong, longest_run, wait_for

# What is counted; the first of these must each have happened.
NEEDED = [
    "saved further",
    "called saved",
    "in a write",
    "backups seen",
    "held by recovery",
    "new ones held",
]
COUNTED = ["kills", "edits", "saves", *NEEDED, "new projects", "most left over"]


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
        self.level, self.step = self.project.level_of(self.path), 1
        self.screen = Screen()
        self.column = None
        self.process = self.window = None
        self.count = dict.fromkeys(COUNTED, 0)
        # States that the file may ever have had.
        self.asked = {self.level}
        # Names of files that were left over before, and of versions that were looked at.
        self.known, self.versions = set(), set()
        # What the file was when it was last looked at, and its level.
        self.seen = (None, None)

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

    def start(self, *arguments):
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
        self.process = subprocess.Popen([self.program, *arguments], env=environment)
        self.window = wait_for("a window", self.find_the_window, 60)
        self.window.configure(x=0, y=0, width=SIZE[0], height=SIZE[1])
        self.window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self.screen.display.sync()

    def find_the_window(self):
        if self.process.poll() is not None:
            raise Wrong(f"the program ended with {self.process.returncode}")
        return next((it for pid, it in self.screen.windows() if pid == self.process.pid), None)

    def take_the_point(self):
        """Click on our own price, so that it has the keyboard."""
        wait_for("the project in its window", self.screen.is_laid_out, 60)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            place, hint = self.find_the_point(), self.screen.part(*HINT)
            time.sleep(0.05)
            # What is drawn may still be on its way to its place.
            if place is None or place != self.find_the_point() or hint != self.screen.part(*HINT):
                continue
            self.screen.click(*place)
            try:
                # The line tells what can be done with a point once the frame is over that took it.
                wait_for("the point to be taken", lambda: hint != self.screen.part(*HINT), 5)
                return
            except Wrong:
                self.column = None
        self.shoot("no-curve")
        raise Wrong("no curve of our own came")

    def shoot(self, name):
        environment = dict(os.environ, DISPLAY=self.screen.name)
        path = str(self.work / f"{name}.png")
        subprocess.run(["import", "-window", "root", path], env=environment, check=False)

    def find_the_point(self):
        if self.column is None:
            # The picture lies between the lists and the fields; its leftmost marker is the one.
            rows = self.screen.columns(250, SIZE[0] - 290)
            time.sleep(0.5)
            if not rows or rows != self.screen.columns(250, SIZE[0] - 290):
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
        new = self.number % 3 == 0 and self.count["kills"] % 2 == 1
        life = NewLife(self) if new else FileLife(self)
        self.start(*([] if new else [self.path]))
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
        life.check(killed)
        left = self.left()
        if any(not re.fullmatch(r"\.seachart-\w{6}\.tmp", name) for name in left):
            raise Wrong(f"strange files are left: {left}")
        count["in a write"] += bool(left - self.known)
        self.known |= left
        count["most left over"] = max(count["most left over"], len(left))
        self.check_versions()
        # The next life begins with the file alone.
        shutil.rmtree(self.data / "recovery", ignore_errors=True)

    def check_versions(self):
        """Earlier versions are states that were saved, whole."""
        versions = set(self.data.glob("backups/*/*.ron"))
        for version in versions:
            level = self.project.level_of(version)
            if level not in self.asked:
                raise Wrong(f"{version} is {level}, which nobody asked to save")
        self.count["backups seen"] += len(versions - self.versions)
        self.versions |= versions

    def opens(self, path):
        """What is on the disk is a project, to the program too."""
        opened = subprocess.run(
            [self.program, "check", path], capture_output=True, text=True, check=False
        )
        if opened.returncode != 0:
            raise Wrong(f"{path} does not open: {opened.stderr}")

    def kept(self):
        """The files with unsaved work."""
        return sorted(self.data.glob("recovery/*.ron"))

    def level_on_disk(self):
        """The level in the file; read again only if it was written."""
        found = os.stat(self.path)
        now = (found.st_ino, found.st_mtime_ns)
        if self.seen[0] != now:
            self.seen = (now, self.project.level_of(self.path))
        return self.seen[1]

    def left(self):
        """The files that are neither the project nor anything it needs."""
        return {found.name for found in self.folder.iterdir()} - {"p.ron"}

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
                lane.shoot("fault")
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
    parser.add_argument("--lanes", type=int, default=3)
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
    if not faults:
        faults = [f"no kill counts as: {name}" for name in NEEDED if not sums.get(name)]
    if faults:
        sys.exit("\n".join(f"kill: {fault}" for fault in faults))


main()
