-- The dramas of the catalogue with its facts, and those that only the upload has.
CREATE VIEW drama AS
SELECT * FROM catalogue.drama
UNION ALL BY NAME
SELECT mine.* REPLACE (
    coalesce(mine.country, 'ZZ') AS country,
    coalesce(mine.watchers, 0) AS watchers
)
FROM uploaded.drama AS mine
WHERE NOT EXISTS (SELECT 1 FROM catalogue.drama AS known WHERE known.drama_id = mine.drama_id)
