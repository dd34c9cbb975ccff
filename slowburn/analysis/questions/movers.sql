-- Covered dramas, and those with each trope, per year and whatever is held constant with it.
-- Stands on modelled_drama.sql.
WITH ends AS (
    SELECT
        min(year) AS first_year,
        max(year) AS last_year,
        CAST(floor((max(year) - min(year) + 1) / 2) AS INTEGER) AS half
    FROM modelled_drama
),

per_year AS (
    SELECT year, count(*) AS covered
    FROM modelled_drama
    GROUP BY year
),

summed AS (
    SELECT
        year,
        sum(covered) OVER (ORDER BY year) AS up_to_year,
        sum(covered) OVER (ORDER BY year DESC) AS from_year
    FROM per_year
),

span AS (
    -- An end holds the years of the window, and more until it has dramas enough. The two ends never
    -- overlap: at most half of the years goes to each.
    SELECT
        ends.first_year,
        ends.last_year,
        ends.half,
        least(
            ends.first_year + ends.half - 1,
            greatest(
                ends.first_year + CAST($window AS BIGINT) - 1,
                coalesce(
                    min(
                        CASE
                            WHEN summed.up_to_year >= CAST($min_covered AS INTEGER)
                                THEN summed.year
                        END
                    ),
                    ends.last_year
                )
            )
        ) AS then_to,
        greatest(
            ends.last_year - ends.half + 1,
            least(
                ends.last_year - CAST($window AS BIGINT) + 1,
                coalesce(
                    max(
                        CASE
                            WHEN summed.from_year >= CAST($min_covered AS INTEGER)
                                THEN summed.year
                        END
                    ),
                    ends.first_year
                )
            )
        ) AS now_from
    FROM ends
    CROSS JOIN summed
    GROUP BY ends.first_year, ends.last_year, ends.half
),

placed AS (
    SELECT
        drama.*,
        CASE
            WHEN drama.year <= span.then_to THEN 'then'
            WHEN drama.year >= span.now_from THEN 'now'
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
    span.then_to,
    span.now_from,
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
WHERE span.half > 0 AND CAST($window AS BIGINT) > 0
ORDER BY trope.trope_id, cell.year, cell.format, cell.audience
