-- What the catalogue's sources say, and what the upload says beside them.
CREATE VIEW $table AS
SELECT * FROM catalogue.$table
UNION ALL BY NAME
SELECT * FROM uploaded.$table
