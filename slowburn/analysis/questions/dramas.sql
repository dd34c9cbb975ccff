-- The dramas in view; of a trope, only those with a statement on it, and what each source says.
-- Stands on pooled_drama.sql.
WITH said AS (
    SELECT
        annotation.drama_id,
        string_agg(
            DISTINCT annotation.source_id || ': ' || annotation.stance,
            ', ' ORDER BY annotation.source_id || ': ' || annotation.stance
        ) AS statements_on_trope
    FROM selected_annotation AS annotation
    WHERE
        annotation.trope_id = $trope
        AND (
            $stance IS NULL
            OR annotation.stance = $stance
            OR ($stance = 'has' AND annotation.stance IN ('present', 'subverted'))
        )
    GROUP BY annotation.drama_id
),

has_also AS (
    SELECT DISTINCT drama_id
    FROM selected_annotation
    WHERE trope_id = $also AND stance IN ('present', 'subverted')
),

in_place AS (
    -- The rows of one group as places, breakdown and maturity_by count them.
    SELECT drama_id
    FROM pooled_drama
    WHERE place = $place OR ($place IS NULL AND place IS NULL)
),

looked_at AS (
    SELECT
        drama_id,
        count(*) AS sources,
        sum(n_statements) AS statements
    FROM selected_coverage
    GROUP BY drama_id
),

shown_by AS (
    SELECT drama_id, string_agg(network, ', ' ORDER BY position) AS networks
    FROM drama_network
    GROUP BY drama_id
)

SELECT
    drama.drama_id,
    drama.title,
    drama.native_title,
    drama.country,
    drama.year,
    drama.format,
    shown_by.networks,
    drama.episodes,
    drama.score,
    drama.watchers,
    CAST(coalesce(looked_at.sources, 0) AS BIGINT) AS sources,
    CAST(coalesce(looked_at.statements, 0) AS BIGINT) AS statements,
    said.statements_on_trope
FROM selected_drama AS drama
LEFT JOIN looked_at ON looked_at.drama_id = drama.drama_id
LEFT JOIN shown_by ON shown_by.drama_id = drama.drama_id
LEFT JOIN said ON said.drama_id = drama.drama_id
LEFT JOIN has_also ON has_also.drama_id = drama.drama_id
LEFT JOIN in_place ON in_place.drama_id = drama.drama_id
WHERE
    ($trope IS NULL OR said.drama_id IS NOT NULL)
    AND ($also IS NULL OR has_also.drama_id IS NOT NULL)
    AND ($by IS NULL OR in_place.drama_id IS NOT NULL)
ORDER BY drama.watchers DESC, drama.drama_id
