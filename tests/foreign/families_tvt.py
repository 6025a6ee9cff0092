"""Logs in to a recorder of TVT with pytvt, unmodified, and asks for its ports."""

import json
import sys

from pytvt.models import NvrApiError
from pytvt.nvr_api import NvrClient

host, port, user, password = sys.argv[1:5]

try:
    NvrClient(host, user, password + "x", port=int(port)).login()
    sys.exit("a wrong password was let in")
except NvrApiError as error:
    wrong = str(error)

client = NvrClient(host, user, password, port=int(port))
client.login()
ports = client.query_port_config()
print(json.dumps({"wrong": wrong, "http": ports.http_port, "https": ports.https_port}))
