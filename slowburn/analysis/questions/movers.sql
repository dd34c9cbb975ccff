-- Covered dramas, and those with each trope, per year and whatever is held constant with it.
-- Stands on modelled_drama.sql.
WITH ends AS (
    SELECT min(year) AS first_year, max(year) AS last_year
    FROM modelled_drama
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
        drama.*,
        CASE
            WHEN drama.year < span.first_year + span.years THEN 'then'
            WHEN drama.year > span.last_year - span.years THEN 'now'
            ELSE 'between'
        END AS side
    FROM modelled_drama AS drama
    CROSS JOIN span
),

cell AS (
    SELECT side, year, format, audience, count(*) AS covered
    FROM placed
    GROUP BY side, year, format, audience
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
        placed.side,
        placed.year,
        placed.format,
        placed.audience,
        count(DISTINCT placed.drama_id) AS dramas
    FROM selected_annotation AS said
    INNER JOIN placed ON placed.drama_id = said.drama_id
    WHERE said.stance IN ('present', 'subverted')
    GROUP BY said.trope_id, placed.side, placed.year, placed.format, placed.audience
),

frequent AS (
    SELECT trope_id
    FROM seen
    WHERE side IN ('then', 'now')
    GROUP BY trope_id
    HAVING sum(dramas) >= CAST($min_dramas AS INTEGER)
)

SELECT
    trope.trope_id,
    trope.name AS trope,
    trope.family,
    cell.side,
    cell.year,
    cell.format,
    cell.audience,
    coalesce(seen.dramas, 0) AS dramas,
    cell.covered,
    said_side.statements_then,
    said_side.statements_now,
    span.first_year AS then_from,
    span.first_year + span.years - 1 AS then_to,
    span.last_year - span.years + 1 AS now_from,
    span.last_year AS now_to,
    undated.without_year
FROM frequent
INNER JOIN trope ON trope.trope_id = frequent.trope_id
CROSS JOIN cell
CROSS JOIN said_side
CROSS JOIN span
CROSS JOIN undated
LEFT JOIN seen
    ON seen.trope_id = frequent.trope_id
    AND seen.year = cell.year
    AND seen.format = cell.format
    AND seen.audience = cell.audience
WHERE span.years > 0
ORDER BY trope.trope_id, cell.year, cell.format, cell.audience
