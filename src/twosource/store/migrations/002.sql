-- Of a page that a feed leads to, the digest of its entry there: it is asked again when the feed says otherwise.
ALTER TABLE address ADD COLUMN entry TEXT;
-- What pairs of articles came to when they were compared, kept; may be deleted, it is made again.
CREATE TABLE compared (            -- one row
  fingerprint TEXT NOT NULL,       -- of the program, with all that compares
  digest      TEXT NOT NULL,       -- SHA-256 of `pairs`
  pairs       BLOB NOT NULL        -- zlib of msgpack: what is nearest to each statement, and the scores of pairs
);
