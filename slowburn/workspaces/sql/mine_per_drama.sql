-- What the upload says of its dramas; of a drama of which it says nothing, what the catalogue says.
CREATE TABLE $table AS
SELECT * FROM uploaded.$table
UNION ALL BY NAME
SELECT known.*
FROM catalogue.$table AS known
INNER JOIN uploaded.drama AS mine ON mine.drama_id = known.drama_id
WHERE NOT EXISTS (SELECT 1 FROM uploaded.$table AS said WHERE said.drama_id = known.drama_id)
