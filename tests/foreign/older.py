"""zeep does the older certificate operations of the device service, the way the camera offers."""

import sys

import requests
from requests.auth import HTTPDigestAuth
from zeep import Client

from camera import ROOT, TDS, Authority, arguments, expect_fault, fingerprint, served, transport

http, https, user, password = arguments()
session = requests.Session()
session.auth = HTTPDigestAuth(user, password)
client = Client(str(ROOT / "ver10/device/wsdl/devicemgmt.wsdl"), transport=transport(session))
tds = client.create_service(TDS + "DeviceBinding", f"http://127.0.0.1:{http}/onvif/device_service")
security = tds.GetServiceCapabilities().Security
served(https)
authority = Authority()

if security.OnboardKeyGeneration:
    tds.CreateCertificate(CertificateID="made", Subject="CN=127.0.0.1")
    expect_fault("CertificateID", tds.CreateCertificate, CertificateID="made", Subject="CN=127.0.0.1")
    request = tds.GetPkcs10Request(CertificateID="made", Subject="CN=127.0.0.1")
    certificate = authority.sign(request.Data if hasattr(request, "Data") else request)
    tds.LoadCertificates(NVTCertificate=[{"CertificateID": "signed", "Certificate": {"Data": certificate}}])
    expect_fault("ActionNotSupported", tds.LoadCertificateWithPrivateKey,
                 CertificateWithPrivateKey=[{"CertificateID": "x", "Certificate": {"Data": b"1"},
                                             "PrivateKey": {"Data": b"1"}}])
else:
    certificate = authority.leaf()
    form = "PKCS1" if sys.argv[5] == "pkcs1" else "PKCS8"
    if form == "PKCS1":
        key = authority.run("rsa", "-in", "leaf.key", "-traditional", "-outform", "DER")
    else:
        key = authority.run("pkcs8", "-topk8", "-nocrypt", "-in", "leaf.key", "-outform", "DER")
    tds.LoadCertificateWithPrivateKey(CertificateWithPrivateKey=[
        {"CertificateID": "signed", "Certificate": {"Data": certificate}, "PrivateKey": {"Data": key}}])

before = {row.CertificateID: row.Status for row in tds.GetCertificatesStatus()}
assert before == {"factory": True, "signed": False} | ({"made": False} if security.OnboardKeyGeneration else {}), before
expect_fault("CertificateID", tds.SetCertificatesStatus, CertificateStatus=[{"CertificateID": "signed", "Status": True}])
tds.SetCertificatesStatus(CertificateStatus=[{"CertificateID": "signed", "Status": True},
                                             {"CertificateID": "factory", "Status": False}])
served(https, wait_for=certificate)
assert authority.verifies(https)
information = tds.GetCertificateInformation(CertificateID="signed")
assert information.KeyLength == 2048, information
expect_fault("ReferenceToken", tds.DeleteCertificates, CertificateID=["factory", "signed"])
assert len(tds.GetCertificates()) >= 2
tds.DeleteCertificates(CertificateID=["factory"])
assert "factory" not in [c.CertificateID for c in tds.GetCertificates()]
authority_der = authority.run("x509", "-in", "ca.pem", "-outform", "DER")
tds.LoadCACertificates(CACertificate=[{"CertificateID": "root", "Certificate": {"Data": authority_der}}])
assert len(tds.GetCACertificates()) == 1
assert tds.GetClientCertificateMode() is False
print("proved", fingerprint(certificate))
