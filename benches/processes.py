#!/usr/bin/env python3
"""Times whole processes that draw the same value curves: ours and its peers.

    cargo build --release
    python3 benches/processes.py [PATH-OF-SEACHART] [RUNS]

Draws 6 competitors x 12 factors as SVG, PNG (1920x1080) and PDF, and prints the
median CPU time (user + system) and the largest peak memory of each program. What
is not installed is skipped with a word. Bars: SVG 15 ms, PNG 40 ms and 40 MiB,
PDF 25 ms.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile

COMPETITORS, FACTORS = 6, 12
BARS = {"svg": 15.0, "png": 40.0, "pdf": 25.0}
MARKERS = ["Circle", "Square", "Triangle", "Diamond", "Cross", "Star"]


def level(row, column):
    return (row * 37 + column * 53 + row * column * 11) % 101 / 10


def project():
    lines = ["Seachart(", "  version: 1,", '  title: "A benchmark",', '  tagline: "",']
    lines += ['  source: "",', '  notes: "",', "  settings: Settings(", "    scale: ZeroToTen,", "  ),"]
    lines.append("  competitors: [")
    for row in range(COMPETITORS):
        role = "Own" if row == 0 else "Rival"
        lines.append(
            f'    Competitor(id: "c-{row}", name: "Competitor {row + 1}", role: {role}, color: Palette({row}), '
            f'marker: {MARKERS[row]}, share: None, visible: true, notes: ""),'
        )
    lines += ["  ],", "  factors: ["]
    for column in range(FACTORS):
        lines.append(
            f'    Factor(id: "f-{column}", name: "Factor {column + 1}", kind: Product, direction: More, '
            f'low: "", high: "", on_canvas: true, notes: ""),'
        )
    lines += ["  ],", "  scores: {"]
    for row in range(COMPETITORS):
        scores = ", ".join(f'"f-{column}": Level({level(row, column)})' for column in range(FACTORS))
        lines.append(f'    "c-{row}": {{{scores}}},')
    return "\n".join(lines + ["  },", ")", ""])


def gnuplot(kind):
    terminal = {
        "svg": "svg size 1920,1080",
        "png": "pngcairo size 1920,1080",
        "pdf": "pdfcairo size 20in,11.25in",
    }[kind]
    names = ", ".join(f'"Factor {column + 1}" {column}' for column in range(FACTORS))
    script = [f"set terminal {terminal}", f'set output "gnuplot.{kind}"', f"set xtics ({names}) rotate"]
    script += ['set title "A benchmark"', "set yrange [0:10]"]
    for row in range(COMPETITORS):
        points = "\n".join(f"{column} {level(row, column)}" for column in range(FACTORS))
        script.append(f"$c{row} << EOD\n{points}\nEOD")
    plots = ", ".join(
        f'$c{row} using 1:2 with linespoints linewidth 3 title "Competitor {row + 1}"' for row in range(COMPETITORS)
    )
    return "\n".join(script + [f"plot {plots}", ""])


def matplotlib(kind):
    rows = [[level(row, column) for column in range(FACTORS)] for row in range(COMPETITORS)]
    return f"""
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
figure, axes = plt.subplots(figsize=(20, 11.25), dpi=96)
names = [f"Factor {{n + 1}}" for n in range({FACTORS})]
for n, row in enumerate({rows}):
    axes.plot(names, row, marker="o", linewidth=3, label=f"Competitor {{n + 1}}")
axes.legend()
axes.set_title("A benchmark")
figure.savefig("matplotlib.{kind}")
"""


def run(command, folder):
    """CPU milliseconds and peak memory in MiB of one process."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode(errors="replace").strip()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"processes.py: {command[0]} failed: {errors}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def has_matplotlib():
    probe = [sys.executable, "-c", "import matplotlib"]
    return subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode == 0


def programs(seachart, kind, folder):
    """Name and command of each program there is."""
    yield "seachart", [seachart, "export", "project.ron", f"seachart.{kind}"]
    for name, text, command in [
        ("gnuplot", gnuplot(kind), ["gnuplot", f"gnuplot-{kind}.script"]),
        ("matplotlib", matplotlib(kind), [sys.executable, f"matplotlib-{kind}.script"]),
    ]:
        installed = has_matplotlib() if name == "matplotlib" else shutil.which(name)
        if not installed:
            print(f"{kind:5}{name:12}not installed, skipped")
            continue
        with open(os.path.join(folder, f"{name}-{kind}.script"), "w", encoding="utf-8") as script:
            script.write(text)
        yield name, command


def main():
    default = os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release", "seachart")
    seachart = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else default)
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    if not os.path.exists(seachart):
        sys.exit(f"processes.py: build it first (cargo build --release): {seachart}")
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "project.ron"), "w", encoding="utf-8") as file:
            file.write(project())
        print(f"{'':5}{'program':12}{'CPU, median':>14}{'peak memory':>14}{'file':>10}{'bar':>10}")
        for kind, bar in BARS.items():
            for name, command in programs(seachart, kind, folder):
                run(command, folder)  # So that all files are in the cache.
                results = [run(command, folder) for _ in range(runs)]
                cpu = statistics.median(cpu for cpu, _ in results)
                memory = max(memory for _, memory in results)
                size = os.path.getsize(os.path.join(folder, f"{name}.{kind}")) / 1024
                limit = f"{bar:.0f} ms" if name == "seachart" else ""
                print(f"{kind:5}{name:12}{cpu:>11.1f} ms{memory:>10.1f} MiB{size:>7.0f} kB{limit:>10}")


if __name__ == "__main__":
    main()
