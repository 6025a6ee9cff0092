#!/usr/bin/env python3
"""What a turn of the wheel costs over a table of 1,000 cameras, in the real window.

    CAMSEAL_KEEP_SITE=/tmp/large.camseal cargo bench --bench frames -- 1000 1
    cargo build --release && python3 benches/scroll.py /tmp/large.camseal [program]

Xvfb, the site file as the program's argument, turns of the wheel 20 and 100 ms apart; the time the
window's own thread was on a processor is read from the kernel. Sixty frames a second leave 16.7 ms.
A window that cannot follow is seen by its still drawing after the last turn.
"""

import sys
import tempfile
import time

from rest import SIZE, Desk, between, ran

TURNS = 100


def turn(desk, apart, button):
    """TURNS of the wheel, so many milliseconds apart, and how long the window still draws then."""
    pid = desk.program.pid
    before = ran(pid)
    desk.tool("click", "--repeat", str(TURNS), "--delay", str(apart), button)
    began = time.monotonic()
    last = ran(pid).get(pid, 0)
    behind = 0.0
    while time.monotonic() - began < 2:
        time.sleep(0.05)
        now = ran(pid).get(pid, 0)
        if now - last > 5e6:
            behind = time.monotonic() - began
        last = now
    spent = between(before, ran(pid))
    own = spent.pop(pid, 0) / 1e6 / TURNS
    others = sum(spent.values()) / 1e6 / TURNS
    print(
        f"{TURNS} turns, {apart} ms apart: {own:.1f} ms each, other threads {others:.2f}; "
        f"still drawing {behind:.2f} s after the last",
        flush=True,
    )


def main():
    site = sys.argv[1]
    program = sys.argv[2] if len(sys.argv) > 2 else "target/release/camseal"
    print(f"{SIZE}, {program}")
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(home, program, site)
        try:
            time.sleep(3)
            desk.calm()
            desk.tool("search", "--onlyvisible", "--name", "camseal", "windowfocus")
            desk.tool("mousemove", "550", "450")
            time.sleep(1)
            for apart in (20, 100):
                # Down, up and down again: nowhere does the table end on the way.
                for button in ("5", "4", "5"):
                    turn(desk, apart, button)
        finally:
            desk.close()


main()
