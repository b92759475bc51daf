"""How long the window takes to its first frame, and what it does when nobody touches it.

Under Xvfb with software OpenGL, as in CI. Usage: window.py PROGRAM [FILE]; needs xvfb and python3-xlib.
Prints medians over RUNS starts: wall time from the start of the process until the window shows something,
processor time until then, and processor time in IDLE seconds without input afterwards.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from Xlib import X, display, error

RUNS = 11
IDLE = 5
# Of the window, where the menu bar is.
PLACE = (300, 12)


def ticks(process):
    """Processor time of a running process in milliseconds."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def resident(process):
    """Memory of a running process in MiB."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def start_server():
    number = 150
    while Path(f"/tmp/.X11-unix/X{number}").exists():
        number += 1
    command = ["Xvfb", f":{number}", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not Path(f"/tmp/.X11-unix/X{number}").exists():
        time.sleep(0.05)
    time.sleep(0.3)
    return f":{number}", server


def shown(root):
    try:
        data = root.get_image(*PLACE, 1, 1, X.ZPixmap, 0xFFFFFFFF).data
    except error.BadMatch:
        return False
    return data[:3] != b"\0\0\0"


def measure(connection, name, arguments, home):
    environment = dict(os.environ, DISPLAY=name, LIBGL_ALWAYS_SOFTWARE="1", WINIT_UNIX_BACKEND="x11")
    environment.update(XDG_DATA_HOME=home, XDG_CONFIG_HOME=home)
    environment.pop("WAYLAND_DISPLAY", None)
    root = connection.screen().root
    start = time.perf_counter()
    process = subprocess.Popen(arguments, env=environment)
    try:
        while not shown(root):
            if process.poll() is not None or time.perf_counter() - start > 20:
                sys.exit("window.py: no window came")
            time.sleep(0.001)
        wall = (time.perf_counter() - start) * 1000
        first = ticks(process)
        # What still comes of the start: fonts, fades, the cursor.
        time.sleep(2)
        before = ticks(process)
        time.sleep(IDLE)
        return wall, first, ticks(process) - before, resident(process)
    finally:
        process.terminate()
        process.wait()
        while shown(root):
            time.sleep(0.01)


def main():
    program = str(Path(sys.argv[1]).resolve())
    arguments = [program, *sys.argv[2:]]
    home = tempfile.mkdtemp()
    name, server = start_server()
    try:
        connection = display.Display(name)
        rows = [measure(connection, name, arguments, home) for _ in range(RUNS + 1)][1:]
        connection.close()
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home)
    titles = ["first frame, ms", "processor until then, ms", f"processor in {IDLE} s idle, ms", "memory, MiB"]
    for title, column in zip(titles, zip(*rows)):
        median = statistics.median(column)
        print(f"{title:28} median {median:7.1f}   least {min(column):7.1f}   most {max(column):7.1f}")


main()
