"""The PyPI package `reolink-aio`, unmodified, logs in and sends what people send by hand."""

import asyncio
import base64
import pathlib
import sys

from reolink_aio.api import Host
from reolink_aio.exceptions import ReolinkError


def file(path, name):
    content = path.read_bytes()
    return {"size": len(content), "name": name, "content": base64.b64encode(content).decode()}


async def main():
    https_port = int(sys.argv[2])
    folder = pathlib.Path(sys.argv[3])
    wrong = Host("127.0.0.1", "admin", "nonsense", port=https_port, use_https=True)
    try:
        await wrong.login()
        sys.exit("a wrong password was let in")
    except ReolinkError:
        print("refused before login")
    host = Host("127.0.0.1", "admin", "practice", port=https_port, use_https=True)
    await host.login()
    ask = [
        {"cmd": "GetDevInfo", "action": 0, "param": {}},
        {"cmd": "GetNetPort", "action": 0, "param": {}},
        {"cmd": "GetTime", "action": 0, "param": {}},
        {"cmd": "GetCertificateInfo", "action": 0, "param": {}},
    ]
    for answer in await host.send(ask, expected_response_type="json"):
        assert answer["code"] == 0, answer
        print(answer["cmd"], "answered")
    files = {
        "crt": file(folder / "server.crt", "server.crt"),
        "key": file(folder / "server.key", "server.key"),
    }
    put = [{"cmd": "ImportCertificate", "action": 0, "param": {"importCertificate": files}}]
    answer = (await host.send(put, expected_response_type="json"))[0]
    assert answer["value"]["rspCode"] == 200, answer
    print("imported")


asyncio.run(main())
