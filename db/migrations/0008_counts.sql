-- How many personas of the library a project holds: to count them takes as long as
-- there are many. The names say how many they are, so it is kept where names are
-- given and taken.
ALTER TABLE projects ADD COLUMN personas INTEGER NOT NULL DEFAULT 0;
UPDATE projects SET personas = (SELECT count(*) FROM names WHERE names.project = projects.name);
CREATE TRIGGER names_given AFTER INSERT ON names BEGIN
    UPDATE projects SET personas = personas + 1 WHERE name = NEW.project;
END;
CREATE TRIGGER names_taken AFTER DELETE ON names BEGIN
    UPDATE projects SET personas = personas - 1 WHERE name = OLD.project;
END;
