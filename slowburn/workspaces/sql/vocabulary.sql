-- What an upload cannot change is the catalogue's.
CREATE VIEW $table AS
SELECT * FROM catalogue.$table
