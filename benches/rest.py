#!/usr/bin/env python3
"""How much of the processor the real window takes while nobody touches it, screen by screen.

    cargo build --release && python3 benches/rest.py [seconds] [program]

Xvfb, the program with its practice cameras, keys only; every screen is left alone for a while
(20 s) and the time its threads ran is read from the kernel to the nanosecond. The window's own
thread stands apart from the rest, which is practice cameras and timers. Nothing is installed: the
walk ends before the Trust step's Install.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZE = os.environ.get("CAMSEAL_SIZE", "1100x760")


def ran(pid):
    """Nanoseconds each thread was on a processor."""
    spent = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            spent[int(task.name)] = int((task / "schedstat").read_text().split()[0])
        except (OSError, ValueError):
            continue
    return spent


def between(before, after):
    """What each thread took in between; one that has ended meanwhile is not counted."""
    return {thread: time - before.get(thread, 0) for thread, time in after.items()}


class Desk:
    def __init__(self, home, *program):
        self.home = Path(home)
        self.number = self.home / "display"
        with open(self.number, "w") as file:
            self.screen = subprocess.Popen(
                ["Xvfb", "-displayfd", "1", "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"],
                stdout=file,
                stderr=subprocess.DEVNULL,
            )
        while not self.number.read_text().endswith("\n"):
            time.sleep(0.1)
        self.env = dict(
            os.environ,
            DISPLAY=":" + self.number.read_text().strip(),
            HOME=str(self.home),
            XDG_DATA_HOME=str(self.home / "data"),
            XDG_CONFIG_HOME=str(self.home / "config"),
            XDG_STATE_HOME=str(self.home / "state"),
            LANG="en_US.UTF-8",
            LANGUAGE="en",
        )
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            self.env.pop(name, None)
        self.program = subprocess.Popen(
            program,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self):
        for process in (self.program, self.screen):
            process.kill()
            process.wait()

    def tool(self, *words):
        subprocess.run(["xdotool", *words], env=self.env, check=True, stdout=subprocess.DEVNULL)

    def key(self, *keys):
        self.tool("key", "--delay", "80", *keys)

    def types(self, text):
        self.tool("type", "--delay", "60", text)

    def calm(self, limit=120):
        """Until the threads run less than a twentieth of a second in two, twice."""
        end = time.monotonic() + limit
        quiet = 0
        while time.monotonic() < end and quiet < 2:
            before = ran(self.program.pid)
            time.sleep(2)
            spent = sum(between(before, ran(self.program.pid)).values())
            quiet = quiet + 1 if spent < CALM * 2e9 else 0

    def measure(self, seconds, screen, blinking=False):
        self.calm()
        if not blinking:
            time.sleep(BLINKS)
        before = ran(self.program.pid)
        began = time.monotonic()
        time.sleep(seconds)
        took = time.monotonic() - began
        spent = between(before, ran(self.program.pid))
        own = spent.pop(self.program.pid, 0)
        others = sum(spent.values())
        share = 100 * (own + others) / 1e9 / took
        print(
            f"| {screen} | {own / 1e6:.1f} ms | {others / 1e6:.1f} ms | {share:.2f} % |",
            flush=True,
        )
        if pictures := os.environ.get("CAMSEAL_REST_PICTURES"):
            Path(pictures).mkdir(parents=True, exist_ok=True)
            name = screen.replace(" ", "-").replace(",", "")
            subprocess.run(
                ["import", "-window", "root", f"{pictures}/{name}.png"], env=self.env, check=True
            )


# So long after the last key the caret of a field blinks.
BLINKS = 12
# A development build draws a blinking caret for longer than this; it is measured all the same.
CALM = 0.10


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/camseal"
    print(f"{seconds:.0f} s each, {SIZE}, {program}")
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(home, program, "--practice-https")
        try:
            walk(desk, seconds)
        finally:
            desk.close()


def walk(desk, seconds):
    print("| screen | window's thread | the other threads | share of one core |")
    print("|---|---|---|---|")
    time.sleep(2)
    desk.calm()
    desk.tool("search", "--onlyvisible", "--name", "camseal", "windowfocus")
    desk.measure(seconds, "home")
    desk.key("F1")
    desk.measure(seconds, "home with the help open")
    desk.key("Escape")
    desk.key("Return")
    desk.measure(seconds, "Find, the caret blinks for 10 s", blinking=True)
    desk.measure(seconds, "Find, the caret in its field")
    desk.key("Return")
    desk.measure(seconds, "Login, the caret in the password")
    desk.types("practice")
    desk.key("Return")
    desk.measure(seconds, "Login, everybody logged in")
    desk.key("Return")
    desk.measure(seconds, "Authority, the caret in the name")
    desk.types("Hotel Astoria")
    desk.key("Return")
    time.sleep(1)
    desk.types("practice12")
    desk.key("Return")
    time.sleep(1)
    desk.types("practice12")
    desk.key("Return")
    desk.measure(seconds, "Plan")
    desk.key("Return")
    time.sleep(5)
    desk.measure(seconds, "Work, ended")
    desk.key("Return")
    desk.measure(seconds, "Trust")


if __name__ == "__main__":
    main()
