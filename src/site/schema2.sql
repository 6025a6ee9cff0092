-- Version 2: the certificate each camera was last agreed to have. The second proof beside the
-- trust stores: "same as last time?" is answered from here.
CREATE TABLE pin (
    camera      INTEGER PRIMARY KEY REFERENCES camera (id) ON DELETE CASCADE,
    certificate BLOB NOT NULL,
    since       INTEGER NOT NULL,
    reason      TEXT NOT NULL
) STRICT;
