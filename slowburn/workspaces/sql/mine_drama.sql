-- The dramas of the upload. What its file does not say, the catalogue says if it has the drama.
-- The three days and years go together, so that none contradicts another.
CREATE TABLE drama AS
WITH told AS (
    SELECT *, coalesce(year IS NOT NULL OR start_date IS NOT NULL, FALSE) AS dated
    FROM uploaded.drama
)

SELECT
    mine.drama_id,
    coalesce(mine.title, known.title) AS title,
    coalesce(mine.native_title, known.native_title) AS native_title,
    coalesce(mine.country, known.country, 'ZZ') AS country,
    coalesce(mine.format, known.format) AS format,
    CASE WHEN mine.dated THEN mine.start_date ELSE known.start_date END AS start_date,
    CASE WHEN mine.dated THEN mine.end_date ELSE known.end_date END AS end_date,
    CASE WHEN mine.dated THEN mine.year ELSE known.year END AS year,
    coalesce(mine.episodes, known.episodes) AS episodes,
    coalesce(mine.minutes, known.minutes) AS minutes,
    coalesce(mine.age_rating, known.age_rating) AS age_rating,
    coalesce(mine.score, known.score) AS score,
    CASE WHEN mine.score IS NULL THEN known.scored_by ELSE mine.scored_by END AS scored_by,
    coalesce(mine.watchers, known.watchers, 0) AS watchers,
    mine.snapshot
FROM told AS mine
LEFT JOIN catalogue.drama AS known ON known.drama_id = mine.drama_id
