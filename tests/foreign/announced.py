"""Asks practice cameras by mDNS and SSDP with the messages of zeroconf and async-upnp-client
(PyPI): `announced.py MDNS_PORT SSDP_PORT`, and has async-upnp-client read their descriptions.

Prints what they understood, as JSON. Only the sockets are ours: both packages leave loopback out.
"""

import asyncio
import json
import socket
import sys
import time

from async_upnp_client.aiohttp import AiohttpRequester
from async_upnp_client.client_factory import UpnpFactory
from async_upnp_client.ssdp import build_ssdp_search_packet, decode_ssdp_packet
from zeroconf import DNSIncoming, DNSOutgoing, DNSPointer, DNSQuestion, DNSService, DNSText
from zeroconf import DNSAddress
from zeroconf.const import _CLASS_IN, _FLAGS_QR_QUERY, _TYPE_PTR

HEARD_FOR = 20


def ask(port, packets, enough):
    """Every datagram that came back until `enough` of them say so."""
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    udp.settimeout(0.2)
    heard = []
    end = time.monotonic() + HEARD_FOR
    asked = 0.0
    while time.monotonic() < end and not enough(heard):
        if time.monotonic() - asked > 2:
            asked = time.monotonic()
            for packet in packets:
                udp.sendto(packet, ("127.0.0.1", port))
        try:
            heard.append(udp.recvfrom(65535))
        except socket.timeout:
            pass
    return heard


def names(service, port, count):
    out = DNSOutgoing(_FLAGS_QR_QUERY, multicast=False)
    out.add_question(DNSQuestion(service, _TYPE_PTR, _CLASS_IN))
    found = {}
    heard = ask(port, out.packets(), lambda all: len({d for d, _ in all}) >= count)
    for data, _ in heard:
        message = DNSIncoming(data)
        assert message.valid and message.is_response(), data
        one = {}
        for record in message.answers():
            if isinstance(record, DNSPointer):
                one["instance"] = record.alias
            elif isinstance(record, DNSService):
                one["port"], one["server"] = record.port, record.server
            elif isinstance(record, DNSText):
                one["text"] = record.text.decode(errors="replace")
            elif isinstance(record, DNSAddress):
                one["address"] = socket.inet_ntoa(record.address)
        found[one["instance"]] = one
    return found


async def described(locations):
    factory = UpnpFactory(AiohttpRequester(timeout=20))
    all = {}
    for location in locations:
        device = await factory.async_create_device(location)
        all[location] = {
            "name": device.friendly_name,
            "maker": device.manufacturer,
            "model": device.model_name,
            "serial": device.serial_number,
            "type": device.device_type,
            "udn": device.udn,
        }
    return all


def searched(port, count):
    packet = build_ssdp_search_packet(("127.0.0.1", port), 1, "upnp:rootdevice")
    found = {}
    for data, source in ask(port, [packet], lambda all: len({d for d, _ in all}) >= count):
        line, headers = decode_ssdp_packet(data, ("127.0.0.1", 0), source)
        assert line == "HTTP/1.1 200 OK", line
        assert headers["st"] == "upnp:rootdevice", headers
        found[headers["location"]] = headers["usn"]
    return found


mdns, ssdp, count = (int(word) for word in sys.argv[1:4])
search = searched(ssdp, count)
print(
    json.dumps(
        {
            "http": names("_http._tcp.local.", mdns, count),
            "search": search,
            "described": asyncio.run(described(search)),
        }
    )
)
