"""A screen of its own for a window that is to be killed, and what the window is driven with."""

import os
import subprocess
import time

from Xlib import XK, X, Xatom, display
from Xlib.ext import xtest

SIZE = (1000, 700)
# Of our own curve in the light theme of figures, and of what has the keyboard.
ACCENT = (0x99, 0x6E, 0x0F)  # Blue, green, red.
# Behind text that the next letter replaces, and behind what is selected.
SELECTED = (0xF6, 0xEC, 0xD8)
# Left of the picture are the lists, right of it the fields, below it a line that says what can be done.
LISTS = (0, 75, 245, SIZE[1] - 35)
HINT = (0, SIZE[1] - 24, 600, SIZE[1])
# The last button above them, of our colour: a window of another size has it elsewhere.
EXPORT = (SIZE[0] - 90, 35, SIZE[0] - 8, 70)


class Wrong(Exception):
    """Something is not as promised."""


def wait_for(what, condition, seconds=20.0):
    """What `condition` gives as soon as it gives anything."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > until:
            raise Wrong(f"waited in vain for {what}")
        time.sleep(0.002)
    return found


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
        names = ["Up", "Down", "Return", "Control_L", "Shift_L", *"kns0123456789"]
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

    def type(self, text):
        for letter in text:
            self.press(letter)

    def click(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.flush()
        time.sleep(0.05)
        xtest.fake_input(self.display, X.ButtonPress, 1)
        xtest.fake_input(self.display, X.ButtonRelease, 1)
        self.display.flush()

    def part(self, left, top, right, bottom):
        """The pixels of a part of the screen."""
        size = (right - left, bottom - top)
        return self.root.get_image(left, top, *size, X.ZPixmap, 0xFFFFFFFF).data

    def is_laid_out(self):
        """Whether the window was drawn in its size, with a project."""
        return self.part(*EXPORT).count(bytes(ACCENT)) > 500

    def is_naming(self):
        """Whether a name in the lists is being typed: the field for it has a frame of our colour."""
        return self.part(*LISTS).count(bytes(ACCENT)) > 200

    def is_untouched(self):
        """Whether the name that is being typed is still the old one."""
        return self.part(*LISTS).count(bytes(SELECTED)) > 100

    def columns(self, left, right):
        """For each column of pixels between the bars, the rows in our own colour."""
        top, bottom = 100, SIZE[1] - 60
        width = right - left
        data = self.part(left, top, right, bottom)
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
