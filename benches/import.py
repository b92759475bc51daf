#!/usr/bin/env python3
"""Times whole processes that turn the same survey into counts, means and deviations.

    cargo build --release
    python3 benches/import.py TABLE.csv [PATH-OF-SEACHART] [RUNS]

TABLE.csv has a column "brand", and answers in columns called item…. Prints the median wall
and CPU time and the largest peak memory of seachart, polars and pandas; what is not
installed is skipped with a word. Bars for a million rows of 20: 0.8 s wall on two cores, 64 MiB.
"""

import importlib.util
import os
import statistics
import sys
import tempfile
import time

POLARS = """
import sys, polars as pl
table = pl.scan_csv(sys.argv[1])
items = [name for name in table.collect_schema().names() if name.startswith("item")]
sums = [f(pl.col(name)).alias(f"{name} {word}") for name in items
        for word, f in (("n", lambda c: c.count()), ("mean", lambda c: c.mean()), ("sd", lambda c: c.std()))]
print(table.group_by("brand").agg(sums).collect().height)
"""

PANDAS = """
import sys, pandas as pd
table = pd.read_csv(sys.argv[1])
items = [name for name in table.columns if name.startswith("item")]
print(len(table.groupby("brand")[items].agg(["count", "mean", "std"])))
"""


def measure(command):
    """Wall and CPU seconds and MiB of one process."""
    begun = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(command[0], command)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - begun
    if status != 0:
        sys.exit(f"import: {command[0]} ended with {status}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    table = sys.argv[1]
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/seachart"
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "o.ron")
        commands = {"seachart": [program, "import", table, out, "--force"]}
        for name, script in (("polars", POLARS), ("pandas", PANDAS)):
            if importlib.util.find_spec(name) is None:
                print(f"{name}: not installed, skipped")
            else:
                commands[name] = [sys.executable, "-c", script, table]
        for name, command in commands.items():
            measured = [measure(command) for _ in range(runs)]
            wall, cpu, memory = zip(*measured)
            print(
                f"{name}: {statistics.median(wall):.2f} s wall, {statistics.median(cpu):.2f} s CPU, "
                f"{max(memory):.0f} MiB"
            )


if __name__ == "__main__":
    main()
