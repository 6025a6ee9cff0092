"""The PyPI package `synology-api`, unmodified, logs in and uploads a certificate."""

import pathlib
import sys
import time

from synology_api.core_certificate import Certificate
from synology_api.exceptions import LoginError, SynoConnectionError

https_port = sys.argv[2]
folder = pathlib.Path(sys.argv[3])


def log_in(password):
    return Certificate(
        "127.0.0.1", https_port, "admin", password, secure=True, cert_verify=False, dsm_version=7, debug=False
    )


try:
    log_in("nonsense")
    sys.exit("a wrong password was let in")
except LoginError as error:
    print("refused:", error)
nas = log_in("practice")
before = nas.list_cert()["data"]["certificates"]
assert [entry["is_default"] for entry in before] == [True], before
status, answer = nas.upload_cert(
    str(folder / "server.key"), str(folder / "server.crt"), set_as_default=True, desc="judge"
)
assert status == 200 and answer["success"], answer
print("uploaded:", answer["data"])
for attempt in range(30):  # its web server restarts, as the real one does
    try:
        held = nas.list_cert()["data"]["certificates"]
        break
    except SynoConnectionError:
        if attempt == 29:
            raise
        time.sleep(0.5)
after = {entry["desc"]: entry["is_default"] for entry in held}
assert after == {"synology": False, "judge": True}, after
print(after)
