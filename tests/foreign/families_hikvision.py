"""Asks a Hikvision device with pyhik and hikvisionapi, unmodified; the second switches HTTPS on."""

import json
import re
import sys

from hikvisionapi import Client
from pyhik.hikvision import HikCamera

host, port, user, password = sys.argv[1:5]
base = f"http://{host}:{port}"

camera = HikCamera(base, int(port), user, password)
client = Client(base, user, password)
told = client.System.deviceInfo(method="get")["DeviceInfo"]
accesses = client.Security.adminAccesses(method="get", present="text")
entry = re.search(
    r"<AdminAccessProtocol>(?:(?!</AdminAccessProtocol>).)*<protocol>HTTPS</protocol>.*?</AdminAccessProtocol>",
    accesses,
    re.S,
).group(0)
on = accesses.replace(entry, entry.replace("<enabled>false<", "<enabled>true<"))
answer = client.Security.adminAccesses(method="put", data=on.encode())
print(
    json.dumps(
        {
            "name": camera.get_name,
            "type": told["deviceType"],
            "serial": told["serialNumber"],
            "status": answer["ResponseStatus"]["statusString"],
        }
    )
)
