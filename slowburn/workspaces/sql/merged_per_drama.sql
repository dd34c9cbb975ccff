-- Of a drama that the catalogue has, the catalogue's facts hold; of a new one, the upload's.
CREATE VIEW $table AS
SELECT * FROM catalogue.$table
UNION ALL BY NAME
SELECT mine.*
FROM uploaded.$table AS mine
WHERE NOT EXISTS (SELECT 1 FROM catalogue.drama AS known WHERE known.drama_id = mine.drama_id)
