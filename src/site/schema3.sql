-- Version 3: requests (CSR) that another authority is to answer, days later. A key made here lies
-- here only as PKCS#8 EncryptedPrivateKeyInfo, under the secret of the site's authority.
CREATE TABLE request (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    cameras    TEXT NOT NULL,
    made       INTEGER NOT NULL,
    -- where the key is made by camseal; empty when a person made it on the device's page
    trail      TEXT,
    sealed     BLOB,
    -- empty while the device makes its key
    der        BLOB,
    public_key BLOB UNIQUE
) STRICT;
