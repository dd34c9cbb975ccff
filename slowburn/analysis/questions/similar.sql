-- The dramas in view most like one drama, by the tropes that both have, rare ones weighing more.
-- That drama's own tropes are taken whatever is in view.
WITH own AS (
    SELECT DISTINCT trope_id
    FROM annotation
    WHERE
        drama_id = $drama
        AND stance IN ('present', 'subverted')
        AND ($source IS NULL OR list_contains(CAST($source AS VARCHAR[]), source_id))
),

others AS (
    SELECT count(DISTINCT drama_id) AS covered
    FROM selected_coverage
    WHERE drama_id <> $drama
),

has AS (
    SELECT DISTINCT drama_id, trope_id
    FROM selected_annotation
    WHERE drama_id <> $drama AND stance IN ('present', 'subverted')
),

-- Decimal numbers add up to the same in any order.
weight AS (
    SELECT
        has.trope_id,
        CAST(-ln((count(*) + 1) / (max(others.covered) + 2)) AS DECIMAL(18, 9)) AS weight
    FROM has
    CROSS JOIN others
    GROUP BY has.trope_id
),

own_weight AS (
    SELECT sum(weight.weight) AS weight
    FROM own
    INNER JOIN weight ON weight.trope_id = own.trope_id
),

compared AS (
    SELECT
        has.drama_id,
        sum(weight.weight) AS weight,
        sum(CASE WHEN own.trope_id IS NOT NULL THEN weight.weight END) AS shared_weight,
        count(own.trope_id) AS shared
    FROM has
    INNER JOIN weight ON weight.trope_id = has.trope_id
    LEFT JOIN own ON own.trope_id = has.trope_id
    GROUP BY has.drama_id
),

ratio AS (
    SELECT
        compared.drama_id,
        compared.shared,
        CAST(compared.shared_weight AS DOUBLE)
        / CAST(compared.weight + own_weight.weight - compared.shared_weight AS DOUBLE)
            AS similarity
    FROM compared
    CROSS JOIN own_weight
    WHERE compared.shared > 1
),

ranked AS (
    SELECT
        drama_id,
        shared,
        similarity,
        row_number() OVER (ORDER BY similarity DESC, drama_id) AS place
    FROM ratio
),

nearest AS (
    SELECT drama_id, shared, similarity, place
    FROM ranked
    WHERE place <= CAST($limit AS INTEGER)
),

named AS (
    SELECT
        nearest.drama_id,
        string_agg(trope.name, ', ' ORDER BY weight.weight DESC, trope.name) AS shared_tropes
    FROM nearest
    INNER JOIN has ON has.drama_id = nearest.drama_id
    INNER JOIN own ON own.trope_id = has.trope_id
    INNER JOIN weight ON weight.trope_id = has.trope_id
    INNER JOIN trope ON trope.trope_id = has.trope_id
    GROUP BY nearest.drama_id
)

SELECT
    drama.drama_id,
    drama.title,
    drama.native_title,
    drama.year,
    drama.country,
    drama.watchers,
    nearest.similarity,
    nearest.shared,
    named.shared_tropes
FROM nearest
INNER JOIN named ON named.drama_id = nearest.drama_id
INNER JOIN selected_drama AS drama ON drama.drama_id = nearest.drama_id
ORDER BY nearest.place
