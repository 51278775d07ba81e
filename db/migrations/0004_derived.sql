-- By which version of the rules (model.DerivedRules) the columns beside the
-- documents were filled. A library of another one is renewed when it is opened.
CREATE TABLE derived (rules INTEGER NOT NULL) STRICT;
INSERT INTO derived (rules) VALUES (0);
