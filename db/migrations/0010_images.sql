-- The project that a portrait belongs to, and when it came, to list them in that order.
CREATE TABLE portraits (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    project TEXT NOT NULL,
    role    TEXT NOT NULL,
    data    BLOB NOT NULL
) STRICT;
INSERT INTO portraits (id, project, role, data) SELECT id, 'Default', role, data FROM images;
DROP TABLE images;
ALTER TABLE portraits RENAME TO images;
CREATE INDEX images_by_role ON images (project, role, number);
