"""Checks SOAP requests against the official ONVIF WSDL files, without network.

usage: validate_requests.py WSDL_FOLDER MESSAGE_FOLDER

The WSDL folder holds ver10/, ver20/, external/ and catalog.json (URL -> file). The schemas need
XML Schema 1.1 (ONVIF Core 5.2), so libxml2 cannot do this. Exit status 1 when one does not fit.
"""

import json
import pathlib
import sys

import xmlschema
from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
SOAP = "{http://www.w3.org/2003/05/soap-envelope}"
FILES = {
    "http://www.onvif.org/ver10/device/wsdl": "ver10/device/wsdl/devicemgmt.wsdl",
    "http://www.onvif.org/ver10/advancedsecurity/wsdl":
        "ver10/advancedsecurity/wsdl/advancedsecurity.wsdl",
}


def main(root, messages):
    catalog = json.loads((root / "catalog.json").read_text())

    def local(url):
        if url in catalog:
            return (root / catalog[url]).as_uri()
        if url.startswith(("http:", "https:")):
            raise RuntimeError("not in the catalogue: " + url)
        return url

    def schema(relative):
        """The schema inside a WSDL, with imports pointing at files."""
        document = etree.parse(str(root / relative))
        inner = document.find(".//" + XS + "schema")
        names = dict(document.getroot().nsmap)
        names.update(inner.nsmap)
        lifted = etree.Element(inner.tag, nsmap=names)
        for key, value in inner.attrib.items():
            lifted.set(key, value)
        for child in inner:
            lifted.append(child)
        for part in lifted.iter(XS + "import", XS + "include"):
            place = part.get("schemaLocation")
            if place and not place.startswith("http"):
                folder = (root / relative).parent
                part.set("schemaLocation", folder.joinpath(place).resolve().as_uri())
        text = etree.tostring(lifted).decode()
        return xmlschema.XMLSchema11(text, uri_mapper=local, allow="all")

    schemas = {}
    valid = wrong = 0
    for file in sorted(messages.glob("*.xml")):
        envelope = etree.fromstring(file.read_bytes())
        bodies = envelope.findall(SOAP + "Body")
        if envelope.tag != SOAP + "Envelope" or len(bodies) != 1 or len(bodies[0]) != 1:
            print(f"{file.name}: not an envelope with one body and one child")
            wrong += 1
            continue
        request = bodies[0][0]
        space = etree.QName(request).namespace
        if space not in schemas:
            schemas[space] = schema(FILES[space])
        alone = etree.fromstring(etree.tostring(request))
        errors = list(schemas[space].iter_errors(etree.ElementTree(alone)))
        for error in errors:
            print(f"{file.name}: {error.reason}")
        wrong += bool(errors)
        valid += not errors
    print(f"{valid} valid, {wrong} not")
    return 1 if wrong or not valid else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
