"""Looks for devices with the messages of WSDiscovery (PyPI): `probe.py PORT unicast|multicast`.

Prints a JSON list of what answered. Only the socket is ours: WSDiscovery leaves loopback out.
"""

import json
import socket
import sys
import time

from wsdiscovery import QName, Scope
from wsdiscovery.actions.probe import constructProbe
from wsdiscovery.message import createSOAPMessage, parseSOAPMessage

port, way = int(sys.argv[1]), sys.argv[2]
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("127.0.0.1", 0))
udp.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
udp.settimeout(0.2)
target = ("239.255.255.250" if way == "multicast" else "127.0.0.1", port)
types = [QName("http://www.onvif.org/ver10/network/wsdl", "NetworkVideoTransmitter", "dp0")]
probe = constructProbe(types, [Scope("onvif://www.onvif.org/location/country")])
for _ in range(2):
    udp.sendto(createSOAPMessage(probe).encode(), target)

found = []
end = time.monotonic() + 2
while time.monotonic() < end:
    try:
        data, _ = udp.recvfrom(65535)
    except socket.timeout:
        continue
    answer = parseSOAPMessage(data, "127.0.0.1")
    assert answer is not None, data
    assert answer.getRelatesTo() == probe.getMessageId(), answer.getRelatesTo()
    assert int(answer.getInstanceId()) > 0 and int(answer.getMessageNumber()) > 0
    for match in answer.getProbeResolveMatches():
        found.append(
            {
                "endpoint": match.getEPR(),
                "types": [t.getLocalname() for t in match.getTypes()],
                "scopes": [s.getValue() for s in match.getScopes()],
                "addresses": match.getXAddrs(),
            }
        )
print(json.dumps(found))
