-- Which record of which system a persona came from, so that importing it again
-- finds the persona. A persona has at most one record in each system; a record
-- may have several personas.
CREATE TABLE origins (
    persona INTEGER NOT NULL REFERENCES personas (number) ON DELETE CASCADE,
    system  TEXT    NOT NULL,
    record  TEXT    NOT NULL, -- the record's id in the system
    PRIMARY KEY (persona, system)
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_by_record ON origins (system, record);

-- From the documents that are there. SQLite reads JSON to a depth of 1000; what
-- is nested deeper is entered when the persona is next saved.
INSERT INTO origins (persona, system, record)
SELECT p.number, s.key, json_extract(s.value, '$.id')
FROM personas p, json_each(CASE WHEN json_valid(p.document) THEN p.document ELSE '{}' END, '$.origin') s
WHERE s.type = 'object' AND json_type(s.value, '$.id') = 'text' AND json_extract(s.value, '$.id') <> '';
