#!/usr/bin/env python3
"""A network of 254 addresses of which 250 are dead, gone through by the console.

    cargo build --release --bin camseal-cli && python3 benches/sweep.py [--camseal target/release] [--runs 5]

The network is a pair of virtual cables in a namespace of its own (unshare, Linux): nobody answers ARP
for the dead addresses, as on a switch. Four addresses have a web page. Nothing leaves this machine.
"""
import argparse, http.server, json, os, pathlib, subprocess, sys, threading, time

parser = argparse.ArgumentParser()
parser.add_argument("--camseal", default="target/release")
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
wish = parser.parse_args()
if not wish.inside:
    os.execvp("unshare", ["unshare", "-rn", sys.executable, *sys.argv, "--inside"])

LIVE = [f"10.77.0.{last}" for last in (10, 60, 130, 250)]
for line in ["link set lo up", "link add v0 type veth peer name v1", "addr add 10.77.0.1/24 dev v0",
             "link set v0 up", "link set v1 up", *(f"addr add {one}/32 dev lo" for one in LIVE)]:
    subprocess.run(["ip", *line.split()], check=True)


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"camera")

    do_POST = do_GET

    def log_message(self, *_):
        pass


for one in LIVE:
    server = http.server.ThreadingHTTPServer((one, 80), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()

cli = pathlib.Path(wish.camseal).resolve() / "camseal-cli"
for case, net, live in (("250 dead, 4 web pages", "10.77.0.0/24", 4), ("126 dead, nothing else", "10.77.0.131-249", 0)):
    times = []
    for _ in range(wish.runs):
        begun = time.monotonic()
        ran = subprocess.run([cli, "--json", "find", "--range", net, "--no-probes"], stdout=subprocess.PIPE, text=True)
        times.append(time.monotonic() - begun)
        found = {json.loads(line)["address"] for line in ran.stdout.splitlines()}
        assert len(found) == live, found
    times.sort()
    print(f"{case}: {live} found; {times[0]:.2f} s at best, median {times[len(times) // 2]:.2f} s, {times[-1]:.2f} s at worst")
