"""zeep, driven by the official WSDL alone, does the whole key-on-device flow against a practice
camera: key, request, upload, path, assignment; then renewal, cleaning up and a PKCS#12 upload."""

import time

import requests
from requests.auth import HTTPDigestAuth
from zeep import Client
from zeep.exceptions import Fault
from zeep.wsse.username import UsernameToken

from camera import (ROOT, TAS, TDS, Authority, arguments, expect_fault, fingerprint, served, transport)

http, https, user, password = arguments()
how = __import__("sys").argv[5]
session = requests.Session()
wsse = None
if how == "digest":
    session.auth = HTTPDigestAuth(user, password)
else:
    wsse = UsernameToken(user, password, use_digest=True)
device = Client(str(ROOT / "ver10/device/wsdl/devicemgmt.wsdl"), transport=transport(session), wsse=wsse)
security = Client(str(ROOT / "ver10/advancedsecurity/wsdl/advancedsecurity.wsdl"), transport=transport(session), wsse=wsse)

base = f"http://127.0.0.1:{http}"
tds = device.create_service(TDS + "DeviceBinding", base + "/onvif/device_service")
clock = tds.GetSystemDateAndTime()
assert clock.UTCDateTime.Date.Year >= 2025, clock
services = {s.Namespace: s.XAddr for s in tds.GetServices(IncludeCapability=True)}
address = services[TAS.strip("{}")]
keystore = security.create_service(TAS + "KeystoreBinding", address)
tls = security.create_service(TAS + "TLSServerBinding", address)
general = security.create_service(TAS + "AdvancedSecurityServiceBinding", address)

capabilities = general.GetServiceCapabilities()
assert "1.2" in capabilities.TLSServerCapabilities.TLSServerSupported
assert tds.GetDeviceInformation().Manufacturer == "Practice"
factory = served(https)
authority = Authority()


def make_key(alias, elliptic=False):
    if elliptic:
        made = keystore.CreateECCKeyPair(EllipticCurve="secp256r1", Alias=alias)
    else:
        made = keystore.CreateRSAKeyPair(KeyLength=2048, Alias=alias)
    # A key still being made cannot sign; one that is ready in the meantime can.
    try:
        keystore.CreatePKCS10CSR(Subject={"CommonName": ["x"]}, KeyID=made.KeyID,
                                 SignatureAlgorithm={"algorithm": "1.2.840.113549.1.1.11"})
        assert keystore.GetKeyStatus(KeyID=made.KeyID) == "ok"
    except Fault as fault:
        codes = [str(code) for code in fault.subcodes or []]
        assert any(code.endswith(("InvalidKeyStatus", "KeySignatureAlgorithmMismatch")) for code in codes), codes
    for _ in range(300):
        status = keystore.GetKeyStatus(KeyID=made.KeyID)
        if status != "generating":
            break
        time.sleep(0.1)
    assert status == "ok", status
    return made.KeyID


def certify(alias, key, algorithm):
    request = keystore.CreatePKCS10CSR(Subject={"Country": ["US"], "CommonName": ["127.0.0.1"]}, KeyID=key,
                                       SignatureAlgorithm={"algorithm": algorithm})
    certificate = authority.sign(request)
    uploaded = keystore.UploadCertificate(Certificate=certificate, Alias=alias, PrivateKeyRequired=True)
    assert uploaded.KeyID == key, uploaded
    path = keystore.CreateCertificationPath(CertificateIDs={"CertificateID": [uploaded.CertificateID]}, Alias=alias)
    return certificate, uploaded.CertificateID, path


first_key = make_key("first")
expect_fault("InvalidAttribute", keystore.CreatePKCS10CSR, Subject={"CommonName": ["x"]}, KeyID=first_key,
             CSRAttribute=[{"X509v3Extension": {"extnOID": "2.5.29.17", "critical": False,
                                                "extnValue": b"0\x06\x87\x04\x7f\x00\x00\x01"}}],
             SignatureAlgorithm={"algorithm": "1.2.840.113549.1.1.11"})
certificate, first, path = certify("first", first_key, "1.2.840.113549.1.1.11")
old = tls.GetAssignedServerCertificates()
assert len(old) == 1, old
expect_fault("MaximumNumberOfTLSCertificationPathsReached", tls.AddServerCertificateAssignment, CertificationPathID=path)
expect_fault("ReferenceExists", tls.RemoveServerCertificateAssignment, CertificationPathID=old[0])
tls.ReplaceServerCertificateAssignment(OldCertificationPathID=old[0], NewCertificationPathID=path)
served(https, wait_for=certificate)
assert authority.verifies(https)
assert certificate != factory

# Renewal with an elliptic key, then everything of the first one goes, in the only possible order.
second_key = make_key("second", elliptic=True)
renewed, _, second_path = certify("second", second_key, "1.2.840.10045.4.3.2")
tls.ReplaceServerCertificateAssignment(OldCertificationPathID=path, NewCertificationPathID=second_path)
served(https, wait_for=renewed)
assert authority.verifies(https)
expect_fault("ReferenceExists", keystore.DeleteKey, KeyID=first_key)
expect_fault("ReferenceExists", keystore.DeleteCertificate, CertificateID=first)
expect_fault("ReferenceExists", keystore.DeleteCertificationPath, CertificationPathID=second_path)
keystore.DeleteCertificationPath(CertificationPathID=path)
keystore.DeleteCertificate(CertificateID=first)
keystore.DeleteKey(KeyID=first_key)
assert first_key not in [k.KeyID for k in keystore.GetAllKeys()]
assert path not in keystore.GetAllCertificationPaths()

# A key made outside, in the containers old cameras take; a modern one is refused.
leaf = authority.leaf()
for name, options, refused in [
    ("modern", [], "DecryptionFailed"),
    ("old", ["-legacy", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"], None),
]:
    container = authority.run("pkcs12", "-export", "-inkey", "leaf.key", "-in", "leaf.pem", "-passout", "pass:one-time",
                              *options)
    wanted = dict(CertWithPrivateKey=container, CertificationPathAlias="third", KeyAlias="third")
    upload = keystore.UploadCertificateWithPrivateKeyInPKCS12
    if refused:
        expect_fault(refused, upload, Passphrase="one-time", **wanted)
        continue
    expect_fault("DecryptionFailed", upload, Passphrase="another", **wanted)
    made = upload(Passphrase="one-time", **wanted)
    tls.ReplaceServerCertificateAssignment(OldCertificationPathID=second_path,
                                           NewCertificationPathID=made.CertificationPathID)
    served(https, wait_for=leaf)
    assert authority.verifies(https)

for phrase in keystore.GetAllPassphrases() or []:
    raise SystemExit(f"nobody uploaded {phrase}")
stored = keystore.UploadPassphrase(Passphrase="one-time", PassphraseAlias="tmp")
keystore.DeletePassphrase(PassphraseID=stored)
tds.GetNetworkInterfaces()
tds.GetHostname()
tds.GetServiceCapabilities()
tds.GetCapabilities(Category=["All"])
for entry in keystore.GetAllCertificates():
    keystore.GetCertificate(CertificateID=entry.CertificateID)
for entry in keystore.GetAllCertificationPaths():
    keystore.GetCertificationPath(CertificationPathID=entry)
assert tls.GetClientAuthenticationRequired() is False
assert "1.2" in str(tls.GetEnabledTLSVersions())
keystore.CreateSelfSignedCertificate(Subject={"CommonName": ["127.0.0.1"]}, KeyID=second_key,
                                     SignatureAlgorithm={"algorithm": "1.2.840.10045.4.3.2"})
# A time server: none followed before one is known; both kinds of host; then the clock follows it.
try:
    tds.SetSystemDateAndTime(DateTimeType="NTP", DaylightSavings=False)
    raise SystemExit("a clock follows a time server that nobody named")
except Fault as fault:
    assert any(str(code).endswith("NtpServerUndefined") for code in fault.subcodes or []), fault.subcodes
tds.SetNTP(FromDHCP=False, NTPManual=[{"Type": "DNS", "DNSname": "time.invalid"}])
assert tds.GetNTP().NTPManual[0].DNSname == "time.invalid"
tds.SetNTP(FromDHCP=False, NTPManual=[{"Type": "IPv4", "IPv4Address": "127.0.0.1"}])
tds.SetSystemDateAndTime(DateTimeType="NTP", DaylightSavings=False)
assert tds.GetSystemDateAndTime().DateTimeType == "NTP"
known = tds.GetNTP()
assert known.FromDHCP is False and known.NTPManual[0].IPv4Address == "127.0.0.1", known
tds.SetSystemDateAndTime(DateTimeType="Manual", DaylightSavings=False,
                         UTCDateTime={"Time": {"Hour": 1, "Minute": 2, "Second": 3},
                                      "Date": {"Year": 2026, "Month": 1, "Day": 2}})
assert tds.GetSystemDateAndTime().UTCDateTime.Date.Day == 2
print("proved", fingerprint(leaf))
