-- Version 1 of the site file.
CREATE TABLE site (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

-- The authority's key lies here only as PKCS#8 EncryptedPrivateKeyInfo.
CREATE TABLE authority (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    certificate BLOB NOT NULL,
    above       BLOB NOT NULL,
    sealed      BLOB NOT NULL,
    kept        TEXT NOT NULL,
    domains     TEXT NOT NULL,
    constrained INTEGER NOT NULL,
    adopted     INTEGER NOT NULL
) STRICT;

-- AUTOINCREMENT: a forgotten camera's number stays its own in the journal.
CREATE TABLE camera (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    address      TEXT NOT NULL UNIQUE,
    https_port   INTEGER,
    http_port    INTEGER,
    family       TEXT NOT NULL,
    identity     TEXT NOT NULL,
    capabilities TEXT,
    standing     TEXT NOT NULL,
    stage        TEXT,
    key_place    TEXT,
    trail        TEXT,
    before       TEXT,
    served       TEXT,
    pinned       TEXT,
    chain        BLOB,
    problem      TEXT,
    clock_offset INTEGER,
    -- what a renewal replaces, to return to when it is taken back
    former       TEXT,
    former_chain BLOB,
    last_seen    INTEGER
) STRICT;

CREATE TABLE journal (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    camera      INTEGER,
    deed        TEXT NOT NULL,
    detail      TEXT NOT NULL,
    fingerprint TEXT
) STRICT;

CREATE TRIGGER journal_keeps_lines BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
