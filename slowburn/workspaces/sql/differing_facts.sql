-- Facts of dramas that the catalogue has, where an upload gives others. Scores and watchers are
-- left out: they differ with the day.
WITH both_have AS (
    SELECT
        known.drama_id,
        known.title,
        mine.year AS year_mine,
        known.year AS year_known,
        mine.country AS country_mine,
        known.country AS country_known,
        mine.episodes AS episodes_mine,
        known.episodes AS episodes_known,
        mine.start_date AS start_mine,
        known.start_date AS start_known
    FROM uploaded.drama AS mine
    INNER JOIN catalogue.drama AS known ON known.drama_id = mine.drama_id
),

fact AS (
    SELECT drama_id, title, 'year' AS fact, CAST(year_mine AS VARCHAR) AS yours,
        CAST(year_known AS VARCHAR) AS catalogue
    FROM both_have
    UNION ALL
    SELECT drama_id, title, 'country', country_mine, country_known
    FROM both_have
    UNION ALL
    SELECT drama_id, title, 'episodes', CAST(episodes_mine AS VARCHAR),
        CAST(episodes_known AS VARCHAR)
    FROM both_have
    UNION ALL
    SELECT drama_id, title, 'first day', CAST(start_mine AS VARCHAR), CAST(start_known AS VARCHAR)
    FROM both_have
)

SELECT drama_id, title, fact, yours, catalogue
FROM fact
WHERE yours <> catalogue
ORDER BY drama_id, fact
