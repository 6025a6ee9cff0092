"""The PyPI package `axis`, unmodified, logs in by digest and reads the practice camera."""

import asyncio
import sys

from axis.device import AxisDevice
from axis.errors import Unauthorized
from axis.models.api_discovery import ListApisRequest
from axis.models.configuration import Configuration
from httpx import AsyncClient


async def main():
    http_port = int(sys.argv[1])
    async with AsyncClient(verify=False) as session:
        wrong = AxisDevice(
            Configuration(session, "127.0.0.1", username="admin", password="nonsense", port=http_port)
        )
        try:
            await wrong.vapix.api_request(ListApisRequest())
            sys.exit("a wrong password was let in")
        except Unauthorized:
            print("refused")
        device = AxisDevice(
            Configuration(session, "127.0.0.1", username="admin", password="practice", port=http_port)
        )
        await device.vapix.initialize()
        vapix = device.vapix
        print(vapix.product_number, vapix.serial_number, vapix.firmware_version)
        print("apis:", sorted(vapix.api_discovery.keys()))


asyncio.run(main())
