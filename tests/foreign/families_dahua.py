"""Asks a Dahua recorder with amcrest, ipc-sun-sync and dahua-rpc-api, unmodified: switches HTTPS on
by the documented call, fetches the device's own root by RPC2, and connects trusting only that."""

import base64
import json
import socket
import ssl
import sys
import time

from amcrest import AmcrestCamera
from dahua.client import DahuaRpc
from ipc_sun_sync.dahua_rpc import DahuaRpc as SunRpc

host, port, user, password, https = sys.argv[1:6]

camera = AmcrestCamera(host, int(port), user, password).camera
version, _ = camera.software_information
answer = camera.command(
    f"configManager.cgi?action=setConfig&Https.Enable=true&Https.Port={https}"
).text.strip()

sun = SunRpc(f"{host}:{port}", user, password)
sun.login()
config = sun.get_config({"name": "Https"})["params"]["table"]

rpc = DahuaRpc(host, int(port))
rpc.login(user, password)
exported = rpc.request_json(method="CertManager.exportRootCert")["params"]["cert"]
root = base64.b64decode(exported).decode()
rpc.logout()

context = ssl.create_default_context(cadata=root)
for attempt in range(50):
    try:
        with socket.create_connection((host, int(https)), 5) as plain:
            with context.wrap_socket(plain, server_hostname=host) as secure:
                subject = secure.getpeercert()["subject"]
        break
    except ConnectionError:
        time.sleep(0.2)
else:
    sys.exit("HTTPS never came")

print(
    json.dumps(
        {
            "type": camera.device_type,
            "serial": camera.serial_number,
            "rpc_serial": sun.request(method="magicBox.getSerialNo")["params"]["sn"],
            "version": version,
            "answer": answer,
            "https": config["Enable"],
            "served": dict(pair for part in subject for pair in part)["commonName"],
            "time": str(camera.current_time),
        }
    )
)
