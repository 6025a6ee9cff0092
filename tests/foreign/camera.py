"""What the foreign clients share: the official WSDL without a network, a small CA made by OpenSSL."""

import base64
import hashlib
import json
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(os.environ["CAMSEAL_ONVIF_WSDL"]).resolve()
CATALOG = json.loads((ROOT / "catalog.json").read_text())
TDS = "{http://www.onvif.org/ver10/device/wsdl}"
TAS = "{http://www.onvif.org/ver10/advancedsecurity/wsdl}"


def transport(session=None):
    """A zeep transport that reads the WSDL from disk and refuses every other address."""
    from zeep.transports import Transport

    class Offline(Transport):
        def load(self, url):
            if url in CATALOG:
                return (ROOT / CATALOG[url]).read_bytes()
            if url.startswith(("http:", "https:")):
                raise RuntimeError("network: " + url)
            return super().load(url)

    return Offline(session=session, timeout=30, operation_timeout=60)


def served(port, wait_for=None, seconds=20):
    """The certificate the camera serves now, DER; waits until it is `wait_for`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    # The factory key has 1024 bit, which OpenSSL refuses at its usual level.
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    end = time.monotonic() + seconds
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
                with context.wrap_socket(raw, server_hostname="127.0.0.1") as tls:
                    der = tls.getpeercert(True)
        except OSError:
            der = None
        if der is not None and (wait_for is None or der == wait_for):
            return der
        if time.monotonic() > end:
            raise SystemExit("the camera does not serve the expected certificate")
        time.sleep(0.2)


class Authority:
    """A root made by OpenSSL that signs requests for 127.0.0.1."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="foreign-"))
        self.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem",
                 "-days", "30", "-subj", "/CN=Foreign root", "-addext", "keyUsage=critical,keyCertSign")

    def run(self, *arguments):
        done = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True)
        if done.returncode:
            raise SystemExit("openssl " + arguments[0] + ": " + done.stderr.decode())
        return done.stdout

    def sign(self, request):
        """DER certificate for a DER (or PEM) request; OpenSSL checks the request's signature."""
        form = "PEM" if request.startswith(b"-----") else "DER"
        (self.folder / "csr").write_bytes(request)
        self.run("req", "-in", "csr", "-inform", form, "-verify", "-noout")
        (self.folder / "ext").write_text("subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n")
        return self.run("x509", "-req", "-in", "csr", "-inform", form, "-CA", "ca.pem", "-CAkey", "ca.key",
                        "-days", "10", "-sha256", "-extfile", "ext", "-outform", "DER")

    def leaf(self):
        """Key and certificate made here."""
        self.run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "leaf.key", "-out", "leaf.csr",
                 "-subj", "/CN=127.0.0.1")
        certificate = self.sign((self.folder / "leaf.csr").read_bytes())
        (self.folder / "leaf.pem").write_text(ssl.DER_cert_to_PEM_cert(certificate))
        return certificate

    def verifies(self, port):
        """A verified TLS connection with the root alone, name checked."""
        context = ssl.create_default_context(cafile=str(self.folder / "ca.pem"))
        with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
            with context.wrap_socket(raw, server_hostname="127.0.0.1"):
                return True


def fingerprint(der):
    return hashlib.sha256(der).hexdigest()


def expect_fault(subcode, call, *arguments, **named):
    """The call must be refused with this subcode, innermost."""
    from zeep.exceptions import Fault

    try:
        call(*arguments, **named)
    except Fault as fault:
        codes = [str(code) for code in (fault.subcodes or [])]
        if not any(code.endswith(subcode) for code in codes):
            raise SystemExit(f"{subcode} expected, got {codes} {fault.message}")
        return
    raise SystemExit(f"{subcode} expected, but it was carried out")


def arguments():
    """HTTP port, HTTPS port, user, password."""
    http, https, user, password = sys.argv[1:5]
    return int(http), int(https), user, password


def b64(data):
    return base64.b64encode(data).decode()
