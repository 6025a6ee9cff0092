#!/usr/bin/env python3
"""What a turn of the wheel costs over a table of 1,000 cameras, in the real window.

    CAMSEAL_KEEP_SITE=/tmp/large.camseal cargo bench --bench frames -- 1000 1
    cargo build --release && python3 benches/scroll.py /tmp/large.camseal [program]

Xvfb, the site file as the program's argument, 300 turns of the wheel, 50 a second; the time the
window's own thread was on a processor is read from the kernel. Sixty frames a second leave 16.7 ms.
"""

import sys
import tempfile
import time

from rest import SIZE, Desk, between, ran

TURNS = 100


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
            for _ in range(3):
                before = ran(desk.program.pid)
                desk.tool("click", "--repeat", str(TURNS), "--delay", "20", "5")
                time.sleep(1)
                spent = between(before, ran(desk.program.pid))
                own = spent.pop(desk.program.pid, 0) / 1e6 / TURNS
                others = sum(spent.values()) / 1e6 / TURNS
                print(f"{TURNS} turns: {own:.1f} ms each, other threads {others:.2f}", flush=True)
        finally:
            desk.close()


main()
