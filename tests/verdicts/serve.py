"""Serves each case at a port of its own, with OpenSSL as it is in Python's standard library.

Reads one JSON list of {id, host, pem, version, suites} from stdin, prints {id: port} (or {id:
"reason"} where OpenSSL refuses to serve), and ends when stdin ends.
"""
import asyncio
import json
import ssl
import sys

PAGE = b"<title>camera</title><p>the live picture"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(PAGE), PAGE)


def context(case):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.set_ciphers((case["suites"] or "ALL") + ":@SECLEVEL=0")
    made.options &= ~ssl.OP_NO_SSLv3
    lowest, highest = ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.MAXIMUM_SUPPORTED
    if case["version"]:
        lowest = highest = ssl.TLSVersion[case["version"]]
    made.minimum_version, made.maximum_version = lowest, highest
    made.load_dh_params(case["dh"])
    made.load_cert_chain(case["pem"])
    return made


async def answer(reader, writer):
    try:
        await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
        writer.write(ANSWER)
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        writer.close()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)
    cases = json.loads(sys.stdin.readline())
    ports = {}
    for case in cases:
        try:
            host = "::1" if case["host"] == "::1" else "127.0.0.1"
            server = await asyncio.start_server(answer, host, 0, ssl=context(case), ssl_handshake_timeout=10, backlog=20)
            ports[case["id"]] = server.sockets[0].getsockname()[1]
        except (OSError, ssl.SSLError) as error:
            ports[case["id"]] = str(error)
    print(json.dumps(ports), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
