-- Dramas with a trope, out of those covered, per group, year and whatever is held constant with it.
-- Stands on modelled_drama.sql.
-- Stands on pooled_drama.sql.
-- Stands on with_trope.sql.
WITH ends AS (
    SELECT min(year) AS first_year, max(year) AS last_year
    FROM modelled_drama
),

dated AS (
    -- Years that are counted together end with the last year in view; the first may be fewer.
    SELECT
        modelled.*,
        CAST(
            ends.last_year
            - floor((ends.last_year - modelled.year) / CAST($period AS INTEGER))
            * CAST($period AS INTEGER)
            AS INTEGER
        ) AS period_to
    FROM modelled_drama AS modelled
    CROSS JOIN ends
),

overall AS (
    -- Every covered drama of the period once, in however many groups it is, or in none.
    SELECT
        dated.period_to,
        count(with_trope.drama_id) AS dramas_overall,
        count(*) AS covered_overall
    FROM dated
    LEFT JOIN with_trope ON with_trope.drama_id = dated.drama_id
    GROUP BY dated.period_to
)

SELECT
    pooled.place,
    max(pooled.groups_in_row) AS groups_in_row,
    greatest(
        max(ends.first_year), dated.period_to - CAST($period AS INTEGER) + 1
    ) AS period_from,
    dated.period_to,
    dated.year,
    dated.format,
    dated.audience,
    count(with_trope.drama_id) AS dramas,
    count(*) AS covered,
    max(overall.dramas_overall) AS dramas_overall,
    max(overall.covered_overall) AS covered_overall,
    max(known.known_dramas) AS known_dramas,
    max(known.covered_in_view) AS covered_in_view,
    max(undated.without_year) AS without_year
FROM pooled_drama AS pooled
INNER JOIN dated ON dated.drama_id = pooled.drama_id
INNER JOIN overall ON overall.period_to = dated.period_to
CROSS JOIN ends
CROSS JOIN known
CROSS JOIN undated
LEFT JOIN with_trope ON with_trope.drama_id = pooled.drama_id
GROUP BY pooled.place, dated.period_to, dated.year, dated.format, dated.audience
ORDER BY pooled.place IS NULL, pooled.place, dated.year, dated.format, dated.audience
