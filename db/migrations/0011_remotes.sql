-- Other places where personas are kept. Of a key only where it is to be read is kept.
-- A number is given once, so what the log has of a remote that was removed is of no
-- later one of that name.
CREATE TABLE remotes (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL UNIQUE, -- folded
    system     TEXT    NOT NULL,
    url        TEXT    NOT NULL,
    project    TEXT    NOT NULL,
    project_id TEXT    NOT NULL,
    key_env    TEXT    NOT NULL,
    key_file   TEXT    NOT NULL,
    api        TEXT    NOT NULL,
    lists      INTEGER NOT NULL CHECK (lists IN (0, 1)),
    looked     TEXT    NOT NULL -- when its records were looked at last, '' for never
) STRICT;

-- Which record of a remote a persona is, and the document that both agreed on last.
-- Those of a persona that was purged wait for it to come back. seen is how the record
-- stood when it was looked at last.
CREATE TABLE links (
    remote  INTEGER NOT NULL REFERENCES remotes (number) ON DELETE CASCADE,
    persona TEXT    NOT NULL, -- personas.id
    record  TEXT    NOT NULL,
    base    TEXT    NOT NULL,
    stamp   TEXT    NOT NULL,
    at      TEXT    NOT NULL,
    seen    TEXT    NOT NULL,
    seen_at TEXT    NOT NULL,
    UNIQUE (remote, record),
    UNIQUE (persona, remote)
) STRICT;

-- What an operation did to a link: a JSON object of what is kept of one, '' for none.
CREATE TABLE link_changes (
    operation INTEGER NOT NULL REFERENCES operations (id) ON DELETE CASCADE,
    remote    INTEGER NOT NULL, -- remotes.number, of one that may be gone
    persona   TEXT    NOT NULL,
    before    TEXT    NOT NULL,
    after     TEXT    NOT NULL,
    UNIQUE (operation, remote, persona)
) STRICT;
CREATE INDEX link_changes_by_persona ON link_changes (persona, operation);

-- Requests that were about to be sent. The last columns tell whether who was about to
-- still runs; lost is that it knows that no answer will come.
CREATE TABLE intents (
    remote  INTEGER NOT NULL REFERENCES remotes (number) ON DELETE CASCADE,
    persona TEXT    NOT NULL, -- personas.id
    kind    TEXT    NOT NULL,
    record  TEXT    NOT NULL, -- '' for a create
    sent    TEXT    NOT NULL,
    at      TEXT    NOT NULL,
    lost    INTEGER NOT NULL CHECK (lost IN (0, 1)),
    editor  TEXT    NOT NULL,
    host    TEXT    NOT NULL,
    process INTEGER NOT NULL,
    started TEXT    NOT NULL,
    UNIQUE (persona, remote)
) STRICT;

-- Which portrait of a remote is which of ours.
CREATE TABLE image_pairs (
    remote INTEGER NOT NULL REFERENCES remotes (number) ON DELETE CASCADE,
    here   TEXT    NOT NULL, -- images.id
    there  TEXT    NOT NULL,
    UNIQUE (remote, here),
    UNIQUE (remote, there)
) STRICT;

-- Statistics of a library that was small are false once it has grown, and SQLite then
-- looks through all of it for each persona: none are kept.
DROP TABLE IF EXISTS sqlite_stat1;
