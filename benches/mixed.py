#!/usr/bin/env python3
"""Forty devices of ten families in three groups with passwords of their own, secured in one call.

    cargo build --release --bin camseal-cli && python3 benches/mixed.py [--count 40] [--key-seconds 20] [--restart-seconds 20]

First one device of each family alone, one after the other: the slowest device's own time. Then as many
others as asked for in one `secure --list`. The devices run on the same processors as the program that is
measured, and their answers compete with it; what they wait for (making a key, restarting) does not.
Nothing leaves this machine.
"""
import argparse, json, os, pathlib, subprocess, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("--camseal", default="target/release")
parser.add_argument("--count", type=int, default=40)
parser.add_argument("--key-seconds", type=float, default=20)
parser.add_argument("--restart-seconds", type=float, default=20)
wish = parser.parse_args()
CLI = pathlib.Path(wish.camseal).resolve() / "camseal-cli"
GROUPS = {"hall": ["axis", "hanwha", "reolink", "synology"], "yard": ["uniview", "tvt", "dahua", "hikvision"],
          "gate": ["onvif-tls", "onvif-legacy"]}
OFF = {"uniview", "tvt", "dahua", "hikvision"}
ALL = sum(len(families) for families in GROUPS.values())

with tempfile.TemporaryDirectory() as scratch:
    env = dict(os.environ, HOME=scratch)
    env.pop("DBUS_SESSION_BUS_ADDRESS", None)
    running = []

    def street(count):
        """Practice devices by group, `count` in all."""
        found = {}
        for group, families in GROUPS.items():
            words = [CLI, "practice", "--key-seconds", str(wish.key_seconds), "--restart-seconds",
                     str(wish.restart_seconds), "--user", "admin", "--count", str(count * len(families) // ALL)]
            words += [word for family in families for word in ("--family", family)]
            process = subprocess.Popen(words, env=dict(env, CAMSEAL_PASSWORD=f"pass-{group}"),
                                       stdout=subprocess.PIPE, text=True)
            running.append(process)
            found[group] = [json.loads(process.stdout.readline()) for _ in range(count * len(families) // ALL)]
            pathlib.Path(f"{scratch}/{group}.txt").write_text(f"pass-{group}")
        return found

    def place(device):
        return f"127.0.0.1:{device['http_port' if device['family'] in OFF else 'https_port']}"

    def secure(rows, name):
        """One call; the seconds it took and how many were secured."""
        pathlib.Path(f"{scratch}/{name}.csv").write_text("address;user;password-file\n" + "".join(
            f"{' '.join(map(place, devices))};admin;{group}.txt\n" for group, devices in rows))
        site, secret = f"{scratch}/{name}.camseal", f"{scratch}/{name}.secret"
        subprocess.run([CLI, "site", "create", site, "--name", "Bench", "--new-passphrase-file", secret], env=env,
                       check=True, stdout=subprocess.DEVNULL)
        begun = time.monotonic()
        ran = subprocess.run([CLI, "--json", "--site", site, "secure", "--list", f"{scratch}/{name}.csv", "--no-trust",
                              "--set-clock", "--allow-restart", "--allow-http", "--at-once", "64",
                              "--passphrase-file", secret], env=env, stdout=subprocess.PIPE, text=True)
        took = time.monotonic() - begun
        ends = [json.loads(line) for line in ran.stdout.splitlines()]
        return took, sum(end.get("outcome") == "secured" for end in ends)

    try:
        alone = {}
        for group, devices in street(ALL).items():
            for device in devices:
                took, good = secure([(group, [device])], f"alone-{device['family']}")
                alone[device["family"]] = took
                print(f"{device['family']:>13} alone: {took:5.1f} s{'' if good else ', not secured'}", flush=True)
        slowest = max(alone, key=alone.get)
        took, good = secure(list(street(wish.count).items()), "all")
        print(f"{good} of {wish.count} secured in one call: {took:.1f} s; slowest alone {slowest} {alone[slowest]:.1f} s; "
              f"factor {took / alone[slowest]:.2f}")
    finally:
        for process in running:
            process.terminate()
            process.wait()
