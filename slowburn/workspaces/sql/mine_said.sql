-- What the upload says.
CREATE VIEW $table AS
SELECT * FROM uploaded.$table
