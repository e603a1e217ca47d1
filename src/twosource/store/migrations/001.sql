-- The first case file. docs/case.md says what each table holds.
CREATE TABLE article (
  number  INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,    -- 16 hexadecimal digits of the digest of the text: decisions are keyed by it
  sha256  TEXT NOT NULL,           -- of the text as UTF-8; of a plain text file these are its bytes
  text    TEXT NOT NULL            -- spans are characters of it (Unicode code points, from 0)
);
CREATE TABLE event (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,  -- no number is given twice
  at      TEXT NOT NULL,           -- ISO 8601, UTC
  by      TEXT NOT NULL,           -- who
  kind    TEXT NOT NULL,           -- added, undo, or a kind of decision: same, apart, relation, wrong, note ...
  value   TEXT,                    -- the relation, the outlet, the words of a note; of added: how many articles
  why     TEXT,
  undoes  INTEGER REFERENCES event(number)
);
CREATE TABLE anchor (              -- what a decision is about: W3C TextQuoteSelector and TextPositionSelector
  event   INTEGER NOT NULL REFERENCES event(number),
  place   INTEGER NOT NULL,        -- 0 the first, 1 the second
  article TEXT NOT NULL,           -- id of the article
  start   INTEGER,                 -- NULL: the article as a whole
  "end"   INTEGER,
  quote   TEXT NOT NULL,
  prefix  TEXT NOT NULL,
  suffix  TEXT NOT NULL,
  PRIMARY KEY (event, place)
);
CREATE TABLE arrival (             -- each time that a text came in, with what was said about it
  number  INTEGER PRIMARY KEY,
  event   INTEGER NOT NULL REFERENCES event(number),
  article TEXT NOT NULL REFERENCES article(id),
  origin  TEXT NOT NULL,           -- its address, or its path as seen from the case file; a later text is a new version
  name    TEXT NOT NULL,
  record  TEXT NOT NULL            -- JSON: title, outlet, author, published, published_from, url, language, pages, notes
);
CREATE INDEX arrival_of ON arrival(article);
CREATE TABLE analysis (            -- what was found in an article, kept; may be deleted, it is made again
  article     TEXT PRIMARY KEY REFERENCES article(id),
  fingerprint TEXT NOT NULL,       -- of the program and its reader
  record      TEXT NOT NULL,       -- digest of what was said about the article: another date gives another analysis
  claims      BLOB NOT NULL        -- zlib of msgpack
);
CREATE TABLE address (             -- what a server said of an address that is watched, so that it need not send it twice
  address  TEXT PRIMARY KEY,
  etag     TEXT,
  modified TEXT
);
CREATE TABLE statement (           -- the points of the last dossier, one row a statement and point; made anew with it
  number      INTEGER PRIMARY KEY,
  article     TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT NOT NULL,
  sentence    TEXT NOT NULL,
  words       TEXT NOT NULL,       -- of the sentence, as they are searched: U.S. as acronymus
  said_by     TEXT,                -- NULL: the article's own voice
  source      TEXT,                -- type of the source
  factuality  TEXT NOT NULL,       -- FactBank: CT+ PR+ PS+ CT- PR- PS- Uu
  stand       TEXT NOT NULL,       -- stated alleged denied open planned done
  outlet      TEXT,
  published   TEXT,
  numbers     TEXT NOT NULL,       -- JSON: [[low, high], ...], null where open
  point       TEXT NOT NULL,
  label       TEXT NOT NULL,
  relation    TEXT NOT NULL
);
CREATE VIRTUAL TABLE statement_words USING fts5(
  words, content='statement', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE made (                -- one row: of which state the statements were made
  state TEXT NOT NULL
);
