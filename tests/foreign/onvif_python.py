"""onvif-python (its own copy of the WSDL, its own reading of it) secures a practice camera."""

import time

from onvif import ONVIFClient

from camera import Authority, arguments, fingerprint, served

http, https, user, password = arguments()
client = ONVIFClient("127.0.0.1", http, user, password)
assert client.devicemgmt().GetDeviceInformation().Manufacturer == "Practice"
keystore, tls = client.keystore(), client.tlsserver()
authority = Authority()
key = keystore.CreateRSAKeyPair(KeyLength=2048, Alias="onvif-python").KeyID
while keystore.GetKeyStatus(KeyID=key) == "generating":
    time.sleep(0.1)
request = keystore.CreatePKCS10CSR(Subject={"Country": ["US"], "CommonName": ["127.0.0.1"]}, KeyID=key,
                                   SignatureAlgorithm={"algorithm": "1.2.840.113549.1.1.11"})
certificate = authority.sign(request)
uploaded = keystore.UploadCertificate(Certificate=certificate, PrivateKeyRequired=True)
path = keystore.CreateCertificationPath(CertificateIDs={"CertificateID": [uploaded.CertificateID]})
old = tls.GetAssignedServerCertificates()
tls.ReplaceServerCertificateAssignment(OldCertificationPathID=old[0], NewCertificationPathID=path)
served(https, wait_for=certificate)
assert authority.verifies(https)
print("proved", fingerprint(certificate))
