-- The facts that a file gives about each of its dramas; of several rows on one, the first counts.
-- A day in another year than the file says, or an end before the beginning, is left out.
WITH first_row AS (
    SELECT *
    FROM brought
    QUALIFY row_number() OVER (PARTITION BY drama_id ORDER BY line) = 1
),

dated AS (
    SELECT
        first_row.*,
        coalesce(aired.first, began.first) AS begins,
        coalesce(aired.last, ended.first) AS ends
    FROM first_row
    LEFT JOIN cell_value AS aired ON aired.role = 'aired' AND aired.cell = first_row.aired
    LEFT JOIN cell_value AS began ON began.role = 'start_date' AND began.cell = first_row.start_date
    LEFT JOIN cell_value AS ended ON ended.role = 'end_date' AND ended.cell = first_row.end_date
)

SELECT
    dated.drama_id,
    coalesce(title.code, drama.code, native_title.code, dated.ref, dated.tmdb) AS title,
    native_title.code AS native_title,
    country.code AS country,
    CASE WHEN year(dated.begins) = dated.told_year THEN dated.begins END AS start_date,
    CASE
        WHEN dated.ends >= dated.begins AND year(dated.begins) = dated.told_year THEN dated.ends
    END AS end_date,
    dated.told_year AS year,
    CAST(episodes.number AS INTEGER) AS episodes,
    score.number AS score,
    CAST(watchers.number AS INTEGER) AS watchers,
    'upload' AS snapshot
FROM dated
LEFT JOIN cell_value AS title ON title.role = 'title' AND title.cell = dated.title
LEFT JOIN cell_value AS drama ON drama.role = 'drama' AND drama.cell = dated.drama
LEFT JOIN cell_value AS native_title
    ON native_title.role = 'native_title' AND native_title.cell = dated.native_title
LEFT JOIN cell_value AS country ON country.role = 'country' AND country.cell = dated.country
LEFT JOIN cell_value AS episodes ON episodes.role = 'episodes' AND episodes.cell = dated.episodes
LEFT JOIN cell_value AS score ON score.role = 'score' AND score.cell = dated.score
LEFT JOIN cell_value AS watchers ON watchers.role = 'watchers' AND watchers.cell = dated.watchers
