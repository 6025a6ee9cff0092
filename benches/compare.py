#!/usr/bin/env python3
"""camseal beside the tools people use today, in one run on one machine.

    cargo build --release && python3 benches/compare.py [--camseal target/release] [--runs 15]

Measures, and prints as a table for benches/README.md:
  * process CPU of issuing a certificate: `camseal-cli issue` against the three OpenSSL commands an
    installer guide asks for per camera, against bare RSA key generation, and against mkcert;
  * time from start to the first frame with content, and resident memory, of the window and of XCA.

Needs openssl, mkcert, xca and Xvfb (Debian packages of these names). Nothing leaves this machine.
"""
import argparse, os, pathlib, shutil, statistics, struct, subprocess, sys, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("--camseal", default="target/release")
parser.add_argument("--runs", type=int, default=15)
parser.add_argument("--only", choices=["issue", "window"])
wish = parser.parse_args()
folder = pathlib.Path(wish.camseal).resolve()
CLI, WINDOW = folder / "camseal-cli", folder / "camseal"


def cpu_ms(commands, cwd, env):
    """CPU of all the processes of one recipe, user and system, in milliseconds."""
    total = 0.0
    for command in commands:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{command[0]} failed: {errors.decode(errors='replace')}")
        total += usage.ru_utime + usage.ru_stime
    return total * 1000


def row(name, values):
    values = sorted(values)
    print(f"| {name} | {values[0]:.0f} | {statistics.median(values):.0f} | {statistics.mean(values):.0f} |")
    return values


def issue():
    with tempfile.TemporaryDirectory() as scratch:
        here = pathlib.Path(scratch)
        env = dict(os.environ, HOME=scratch, CAMSEAL_PASSPHRASE="bench passphrase", CAROOT=str(here / "mkcert"))
        site, typed = here / "bench.camseal", here / "typed.camseal"
        secret = {}
        run = lambda *c: subprocess.run(c, cwd=here, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        p256_site = here / "p256.camseal"
        for file, key in [(site, "rsa-3072"), (p256_site, "p256")]:
            secret[file] = str(here / f"{key}.secret")
            run(CLI, "site", "create", file, "--name", "Bench", "--key", key, "--new-passphrase-file", secret[file])
        run(CLI, "site", "create", typed, "--name", "Bench")
        run("openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-keyout", "ca.key", "-out", "ca.crt",
            "-subj", "/CN=Bench root", "-days", "3650")
        run("mkcert", "-cert-file", "warm.pem", "-key-file", "warm.key", "10.1.2.3")
        (here / "san.ext").write_text("subjectAltName=IP:10.1.2.3\nextendedKeyUsage=serverAuth\nkeyUsage=digitalSignature\n")
        guide = [["openssl", "genrsa", "-out", "s.key", "2048"],
                 ["openssl", "req", "-new", "-key", "s.key", "-subj", "/CN=10.1.2.3", "-out", "s.csr"],
                 ["openssl", "x509", "-req", "-in", "s.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial",
                  "-days", "730", "-sha256", "-extfile", "san.ext", "-out", "s.crt"]]
        camseal = lambda s, key, n: [[str(CLI), "--site", str(s), "issue", "10.1.2.3", "--key", key, "--out", str(here / f"out-{s.stem}-{n}"),
                                      *(["--passphrase-file", secret[s]] if s in secret else [])]]
        recipes = {
            "camseal-cli issue, RSA-2048, random secret": lambda n: camseal(site, "rsa-2048", n),
            "camseal-cli issue, RSA-2048, typed passphrase": lambda n: camseal(typed, "rsa-2048", n),
            "camseal-cli site show": lambda n: [[str(CLI), "site", "show", str(site)]],
            "openssl genrsa + req + x509 (the guide)": lambda n: guide,
            "openssl genrsa 2048 alone": lambda n: guide[:1],
            "camseal-cli issue, P-256, random secret": lambda n: camseal(p256_site, "p256", n),
            "mkcert, RSA-2048": lambda n: [["mkcert", "-cert-file", "m.pem", "-key-file", "m.key", "10.1.2.3"]],
            "mkcert -ecdsa, P-256": lambda n: [["mkcert", "-ecdsa", "-cert-file", "m.pem", "-key-file", "m.key", "10.1.2.3"]],
        }
        measured = {name: [] for name in recipes}
        # Taken in turn, so that a busy moment of the machine touches all of them alike.
        for n in range(wish.runs):
            for name, recipe in recipes.items():
                measured[name].append(cpu_ms(recipe(n), here, env))
        print("\n| process CPU, ms | min | median | mean |\n|---|---|---|---|")
        for name, values in measured.items():
            row(name, values)
        def against(mine, other, goal):
            shares = [f"{kind(measured[mine]) / kind(measured[other]):.2f} ({name})"
                      for name, kind in [("min", min), ("median", statistics.median), ("mean", statistics.mean)]]
            print(f"\n{mine} against {other}: {', '.join(shares)}; goal {goal}")
        ours = "camseal-cli issue, RSA-2048, random secret"
        against(ours, "openssl genrsa + req + x509 (the guide)", 0.6)
        against(ours, "openssl genrsa 2048 alone", 1.1)
        against("camseal-cli issue, P-256, random secret", "mkcert -ecdsa, P-256", 0.5)


class Screen:
    """An Xvfb whose picture is read straight from its memory file: no screenshot program in the way."""

    def __init__(self, number, scratch):
        self.display, self.file = f":{number}", pathlib.Path(scratch) / "Xvfb_screen0"
        self.process = subprocess.Popen(["Xvfb", self.display, "-screen", "0", "1280x860x24", "-fbdir", scratch],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 10
        while not self.file.exists() or self.file.stat().st_size < 1280 * 860 * 4:
            if time.monotonic() > until:
                sys.exit("Xvfb did not start")
            time.sleep(0.05)
        time.sleep(0.3)

    def colours(self):
        """Different colours in a sample of the picture, and the share that is not the empty root."""
        data = self.file.read_bytes()
        header = struct.unpack(">I", data[:4])[0]
        pixels = memoryview(data)[header + 12 * struct.unpack(">25I", data[:100])[19]:].cast("I")[::97]
        kinds = {}
        for pixel in pixels:
            kinds[pixel] = kinds.get(pixel, 0) + 1
        return len(kinds), 1 - kinds.get(0, 0) / len(pixels)

    def close(self):
        self.process.terminate()
        self.process.wait()


def first_frame(command, number):
    with tempfile.TemporaryDirectory() as scratch:
        screen = Screen(number, scratch)
        env = dict(os.environ, DISPLAY=screen.display, HOME=scratch, XDG_CONFIG_HOME=scratch, QT_QPA_PLATFORM="xcb")
        env.pop("WAYLAND_DISPLAY", None)
        start = time.monotonic()
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shown = None
        while time.monotonic() - start < 15:
            kinds, share = screen.colours()
            # An empty window has one or two colours; text and buttons bring dozens of shades.
            if kinds >= 12 and share > 0.05:
                shown = (time.monotonic() - start) * 1000
                break
            time.sleep(0.002)
        time.sleep(1)
        memory = 0
        try:
            for line in open(f"/proc/{process.pid}/status"):
                if line.startswith("VmRSS"):
                    memory = int(line.split()[1]) / 1024
        except FileNotFoundError:
            pass
        process.kill()
        process.wait()
        screen.close()
        if shown is None:
            sys.exit(f"{command[0]} showed nothing within 15 s")
        return shown, memory


def window():
    programs = {"camseal": [str(WINDOW)], "XCA": ["xca"]}
    frames, memory = {n: [] for n in programs}, {n: [] for n in programs}
    for turn in range(max(5, wish.runs // 2)):
        for n, (name, command) in enumerate(programs.items()):
            shown, used = first_frame(command, 90 + n)
            frames[name].append(shown)
            memory[name].append(used)
    print("\n| first frame with content, ms | min | median | mean |\n|---|---|---|---|")
    for name in programs:
        row(name, frames[name])
    print("\n| resident memory after 1 s, MB | min | median | mean |\n|---|---|---|---|")
    for name in programs:
        row(name, memory[name])
    ratio = lambda table: statistics.median(table["camseal"]) / statistics.median(table["XCA"])
    print(f"\nfirst frame against XCA, median: {ratio(frames):.2f} (goal 0.5); memory: {ratio(memory):.2f} (goal 0.5)")


for tool in ["openssl", "mkcert"] if wish.only == "issue" else ["Xvfb", "xca"] if wish.only == "window" else ["openssl", "mkcert", "xca", "Xvfb"]:
    if shutil.which(tool) is None:
        sys.exit(f"{tool} is missing")
if wish.only != "window":
    issue()
if wish.only != "issue":
    window()
