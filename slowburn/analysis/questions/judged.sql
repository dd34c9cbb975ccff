-- The dramas in view that a source in view has looked at, and how many statements take a side on
-- a dimension of maturity.
WITH covered_drama AS (
    SELECT DISTINCT drama_id
    FROM selected_coverage
),

loaded AS (
    SELECT DISTINCT trope_id
    FROM loading
    WHERE loading <> 0
),

said AS (
    SELECT annotation.drama_id, count(*) AS statements
    FROM selected_annotation AS annotation
    INNER JOIN loaded ON loaded.trope_id = annotation.trope_id
    WHERE annotation.stance IN ('present', 'avoided') AND annotation.confidence > 0
    GROUP BY annotation.drama_id
)

SELECT
    drama.drama_id,
    drama.title,
    drama.native_title,
    drama.year,
    drama.country,
    drama.format,
    drama.watchers,
    drama.score,
    CAST(coalesce(said.statements, 0) AS BIGINT) AS statements
FROM selected_drama AS drama
INNER JOIN covered_drama ON covered_drama.drama_id = drama.drama_id
LEFT JOIN said ON said.drama_id = drama.drama_id
ORDER BY drama.drama_id
