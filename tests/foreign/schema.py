"""Validates SOAP messages (files of a folder) against the official WSDL, element order included."""

import pathlib
import sys

import xmlschema
from lxml import etree

from camera import CATALOG, ROOT

XS = "{http://www.w3.org/2001/XMLSchema}"
SOAP = "{http://www.w3.org/2003/05/soap-envelope}"


def mapper(url):
    if url in CATALOG:
        return (ROOT / CATALOG[url]).as_uri()
    if url.startswith(("http:", "https:")):
        raise RuntimeError(url)
    return url


def from_wsdl(relative):
    tree = etree.parse(str(ROOT / relative))
    schema = tree.find(".//" + XS + "schema")
    names = dict(tree.getroot().nsmap)
    names.update(schema.nsmap)
    lifted = etree.Element(schema.tag, nsmap=names)
    for key, value in schema.attrib.items():
        lifted.set(key, value)
    for child in schema:
        lifted.append(child)
    for item in lifted.iter(XS + "import", XS + "include"):
        location = item.get("schemaLocation")
        if location and not location.startswith("http"):
            item.set("schemaLocation", ((ROOT / relative).parent / location).resolve().as_uri())
    text = etree.tostring(lifted).decode()
    return xmlschema.XMLSchema11(text, uri_mapper=mapper, allow="all")


schemas = {
    "http://www.onvif.org/ver10/device/wsdl": from_wsdl("ver10/device/wsdl/devicemgmt.wsdl"),
    "http://www.onvif.org/ver10/advancedsecurity/wsdl": from_wsdl("ver10/advancedsecurity/wsdl/advancedsecurity.wsdl"),
}
envelope = xmlschema.XMLSchema10(str(ROOT / "external/soap-envelope.xsd"), uri_mapper=mapper, allow="all")
checked, faults, wrong = 0, 0, []
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.xml")):
    tree = etree.parse(str(file))
    wrong += [f"{file.name}: {e.reason} at {e.path}" for e in envelope.iter_errors(tree)]
    body = tree.getroot().find(SOAP + "Body")[0]
    if body.tag == SOAP + "Fault":
        faults += 1
        continue
    schema = schemas[etree.QName(body).namespace]
    alone = etree.ElementTree(etree.fromstring(etree.tostring(body)))
    wrong += [f"{file.name}: {e.reason} at {e.path}" for e in schema.iter_errors(alone)]
    checked += 1
for line in wrong:
    print(line)
print(f"{checked} messages and {faults} faults checked, {len(wrong)} wrong")
sys.exit(1 if wrong or not checked else 0)
