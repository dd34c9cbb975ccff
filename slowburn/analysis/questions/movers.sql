-- Dramas with each trope in the first and in the last years in view, out of those covered then.
WITH covered_drama AS (
    SELECT DISTINCT drama.drama_id, drama.year
    FROM selected_drama AS drama
    INNER JOIN selected_coverage AS coverage ON coverage.drama_id = drama.drama_id
    WHERE drama.year IS NOT NULL
),

ends AS (
    SELECT min(year) AS first_year, max(year) AS last_year
    FROM covered_drama
),

span AS (
    -- The two ends never overlap: at most half of the years goes to each.
    SELECT
        first_year,
        last_year,
        least(
            CAST($window AS INTEGER),
            CAST(floor((last_year - first_year + 1) / 2) AS INTEGER)
        ) AS years
    FROM ends
),

placed AS (
    SELECT
        drama.drama_id,
        CASE
            WHEN drama.year < span.first_year + span.years THEN 'then'
            WHEN drama.year > span.last_year - span.years THEN 'now'
        END AS side
    FROM covered_drama AS drama
    CROSS JOIN span
),

covered_side AS (
    SELECT
        count(CASE WHEN side = 'then' THEN 1 END) AS covered_then,
        count(CASE WHEN side = 'now' THEN 1 END) AS covered_now
    FROM placed
),

said_side AS (
    SELECT
        count(CASE WHEN placed.side = 'then' THEN 1 END) AS statements_then,
        count(CASE WHEN placed.side = 'now' THEN 1 END) AS statements_now
    FROM selected_annotation AS said
    INNER JOIN placed ON placed.drama_id = said.drama_id
),

seen AS (
    SELECT
        said.trope_id,
        count(DISTINCT CASE WHEN placed.side = 'then' THEN placed.drama_id END) AS dramas_then,
        count(DISTINCT CASE WHEN placed.side = 'now' THEN placed.drama_id END) AS dramas_now
    FROM selected_annotation AS said
    INNER JOIN placed ON placed.drama_id = said.drama_id
    WHERE said.stance IN ('present', 'subverted')
    GROUP BY said.trope_id
)

SELECT
    trope.trope_id,
    trope.name AS trope,
    trope.family,
    seen.dramas_then,
    covered_side.covered_then,
    seen.dramas_now,
    covered_side.covered_now,
    said_side.statements_then,
    said_side.statements_now,
    span.first_year AS then_from,
    span.first_year + span.years - 1 AS then_to,
    span.last_year - span.years + 1 AS now_from,
    span.last_year AS now_to
FROM seen
INNER JOIN trope ON trope.trope_id = seen.trope_id
CROSS JOIN covered_side
CROSS JOIN said_side
CROSS JOIN span
WHERE
    covered_side.covered_then > 0
    AND covered_side.covered_now > 0
    AND seen.dramas_then + seen.dramas_now >= CAST($min_dramas AS INTEGER)
ORDER BY trope.trope_id
