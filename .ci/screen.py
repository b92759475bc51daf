"""A real window under Xvfb, driven as a person would."""


import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from Xlib import X, display
from Xlib.protocol import event

SIZE = (1280, 800)
# Of our own curve in the light theme of figures.
ACCENT = (0x0F, 0x6E, 0x99)


def fail(words):
    sys.exit(f"window: {words}")


class Screen:
    """An X server of our own."""

    def __init__(self):
        number = 90
        while Path(f"/tmp/.X11-unix/X{number}").exists():
            number += 1
        self.name = f":{number}"
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        self.server = subprocess.Popen(
            ["Xvfb", self.name, "-screen", "0", size, "-nolisten", "tcp"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            if Path(f"/tmp/.X11-unix/X{number}").exists():
                break
            time.sleep(0.1)
        self.display = display.Display(self.name)

    def close(self):
        self.display.close()
        self.server.terminate()
        self.server.wait()


class Window:
    """The program in its window."""

    def __init__(self, screen, program, home, *arguments):
        self.screen = screen
        environment = dict(
            os.environ,
            DISPLAY=screen.name,
            LIBGL_ALWAYS_SOFTWARE="1",
            WINIT_UNIX_BACKEND="x11",
            XDG_DATA_HOME=str(home),
            XDG_CONFIG_HOME=str(home),
        )
        environment.pop("WAYLAND_DISPLAY", None)
        self.environment = environment
        self.process = subprocess.Popen([program, *arguments], env=environment)
        self.id = self.find()
        self.tool("windowmove", self.id, "0", "0")
        self.tool("windowsize", self.id, str(SIZE[0]), str(SIZE[1]))
        self.tool("windowfocus", self.id)
        time.sleep(1.5)

    def find(self):
        for _ in range(300):
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                env=self.environment,
                capture_output=True,
                text=True,
            ).stdout.split()
            if found:
                return found[-1]
            if self.process.poll() is not None:
                fail(f"the program ended with {self.process.returncode}")
            time.sleep(0.1)
        fail("no window came")

    def tool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True)
        time.sleep(0.06)

    def key(self, *keys):
        for key in keys:
            self.tool("key", key)
            time.sleep(0.1)

    def show(self, key):
        """Another view: all of it is to be drawn before anything is looked for in it."""
        self.key(key)
        time.sleep(1.0)

    def pause(self):
        """Something slow was asked for: it is to be there before any key."""
        time.sleep(1.5)

    def type(self, text):
        self.tool("type", "--delay", "60", text)
        time.sleep(0.2)

    def drag(self, start, end):
        self.tool("mousemove", *map(str, start))
        time.sleep(0.2)
        self.tool("mousedown", "1")
        for step in range(1, 11):
            place = [round(a + (b - a) * step / 10) for a, b in zip(start, end)]
            self.tool("mousemove", *map(str, place))
        time.sleep(0.2)

    def drop(self):
        self.tool("mouseup", "1")
        time.sleep(0.5)

    def title(self):
        window = self.screen.display.create_resource_object("window", int(self.id))
        name = self.screen.display.intern_atom("_NET_WM_NAME")
        found = window.get_full_property(name, X.AnyPropertyType)
        return found.value.decode() if found else ""

    def pixels(self):
        root = self.screen.display.screen().root
        image = root.get_image(0, 0, SIZE[0], SIZE[1], X.ZPixmap, 0xFFFFFFFF)
        return image.data

    def find_own_first_point(self):
        """The middle of the leftmost marker of our own curve on the picture."""
        data = self.pixels()
        rows = {}
        # The picture lies between the lists and the fields.
        for y in range(100, SIZE[1] - 60):
            for x in range(300, SIZE[0] - 320):
                at = 4 * (y * SIZE[0] + x)
                if (data[at + 2], data[at + 1], data[at]) == ACCENT:
                    rows.setdefault(x, []).append(y)
        if not rows:
            fail("no curve of our own is to be seen")
        first = min(rows)
        marker = [(x, y) for x in range(first, first + 9) for y in rows.get(x, [])]
        middle = sorted(y for x, y in marker if x < first + 3)
        return first + 5, middle[len(middle) // 2]

    def shoot(self, name, folder):
        if folder:
            path = str(Path(folder) / f"{name}.png")
            subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)

    def close(self):
        """As a window manager does."""
        connection = self.screen.display
        window = connection.create_resource_object("window", int(self.id))
        atoms = [connection.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]
        window.send_event(
            event.ClientMessage(
                window=window,
                client_type=connection.intern_atom("WM_PROTOCOLS"),
                data=(32, atoms),
            ),
            event_mask=X.NoEventMask,
        )
        connection.flush()
        try:
            status = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            fail("the window did not close")
        if status != 0:
            fail(f"the program ended with {status}")

    def solid(self, left, top, right, bottom, side=5):
        """The middles of the filled markers in our own colour in a part of the screen, left to right.

        Letters and lines of that colour are thinner than `side` pixels.
        """
        data = self.pixels()
        own = set()
        for y in range(top, bottom):
            for x in range(left, right):
                at = 4 * (y * SIZE[0] + x)
                if (data[at + 2], data[at + 1], data[at]) == ACCENT:
                    own.add((x, y))
        square = [(x, y) for x in range(side) for y in range(side)]
        full = [(x, y) for x, y in own if all((x + a, y + b) in own for a, b in square)]
        found = []
        for x, y in sorted(full):
            middle = (x + side // 2, y + side // 2)
            if not any(abs(middle[0] - a) + abs(middle[1] - b) < 14 for a, b in found):
                found.append(middle)
        return found


def wait_for(what, condition):
    for _ in range(60):
        if condition():
            return
        time.sleep(0.1)
    fail(f"waited in vain for {what}")


def main(run):
    """Call `run` with the program, the folder for pictures and a folder to work in."""
    program = str(Path(sys.argv[1]).resolve())
    folder = sys.argv[2] if len(sys.argv) > 2 else None
    work = Path(tempfile.mkdtemp())
    try:
        run(program, folder, work)
    finally:
        shutil.rmtree(work)
