-- The folded name beside the name: a search looks for parts of names in this
-- narrow table, and not in the list.
ALTER TABLE names ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE names SET name_key = (SELECT name_key FROM personas WHERE number = names.persona);
