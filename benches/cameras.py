#!/usr/bin/env python3
"""Many practice cameras secured at once, by the programs as they are installed.

    cargo build --release --bin camseal-cli && python3 benches/cameras.py [--count 200] [--at-once 64] [--key-seconds 5]

Prints the time against the ideal, the laptop's memory and the CPU of both sides. The ideal is what the
cameras alone would take: with so many at once they come in rounds, and a round takes as long as one key.
Practice cameras run on the same processors as the program that is measured; their keys are made before
the clock starts, because real cameras compute on their own. Nothing leaves this machine.
"""
import argparse, json, math, os, pathlib, subprocess, sys, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("--camseal", default="target/release")
parser.add_argument("--count", type=int, default=200)
parser.add_argument("--at-once", type=int, default=64)
parser.add_argument("--key-seconds", type=float, default=5)
wish = parser.parse_args()
CLI = pathlib.Path(wish.camseal).resolve() / "camseal-cli"


def ticks(process):
    """CPU seconds of a running process."""
    rest = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(rest[11]) + int(rest[12])) / os.sysconf("SC_CLK_TCK")


with tempfile.TemporaryDirectory() as scratch:
    env = dict(os.environ, HOME=scratch, CAMSEAL_PASSWORD="practice")
    env.pop("DBUS_SESSION_BUS_ADDRESS", None)
    cameras = subprocess.Popen([CLI, "practice", "--family", "onvif-tls", "--count", str(wish.count),
                                "--key-seconds", str(wish.key_seconds)], env=env, stdout=subprocess.PIPE, text=True)
    try:
        lines = [json.loads(cameras.stdout.readline()) for _ in range(wish.count)]
        addresses = [f"127.0.0.1:{line['https_port']}" for line in lines]
        # The keys are ready when the cameras idle.
        while True:
            before = ticks(cameras.pid)
            time.sleep(1)
            if ticks(cameras.pid) - before < 0.05:
                break
        site, secret = f"{scratch}/bench.camseal", f"{scratch}/bench.secret"
        subprocess.run([CLI, "site", "create", site, "--name", "Bench", "--new-passphrase-file", secret],
                       env=env, check=True, stdout=subprocess.DEVNULL)
        there, begun = ticks(cameras.pid), time.monotonic()
        work = subprocess.Popen([CLI, "--json", "--site", site, "secure", *addresses, "--user", "admin", "--at-once",
                                 str(wish.at_once), "--no-trust", "--passphrase-file", secret],
                                env=env, stdout=subprocess.PIPE, text=True)
        found = None
        outcomes = {}
        for line in work.stdout:
            told = json.loads(line)
            found = found or time.monotonic()
            if told.get("outcome"):
                outcomes[told["address"]] = told["outcome"]
        _, status, used = os.wait4(work.pid, 0)
        total, there = time.monotonic() - begun, ticks(cameras.pid) - there
    finally:
        cameras.terminate()
        cameras.wait()

rounds = math.ceil(wish.count / wish.at_once)
ideal = rounds * wish.key_seconds
good = sum(outcome == "secured" for outcome in outcomes.values())
print(f"{good} of {wish.count} secured, {wish.at_once} at once, keys of {wish.key_seconds:g} s (exit {os.waitstatus_to_exitcode(status)})")
print(f"{total:.1f} s in all, {begun + total - found:.1f} s from the first line of progress; ideal {ideal:g} s "
      f"({rounds} rounds); factor {total / ideal:.2f}")
print(f"memory at most {used.ru_maxrss / 1024:.0f} MB; CPU {used.ru_utime + used.ru_stime:.1f} s here, {there:.1f} s in the cameras")
print({kind: list(outcomes.values()).count(kind) for kind in set(outcomes.values())})
