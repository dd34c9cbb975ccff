-- Dramas that two sources cover and answer differently: one says that it has the trope, the other
-- does not; or one says present, the other avoided.
WITH voice AS (
    SELECT
        drama_id,
        source_id,
        max(CASE WHEN stance IN ('present', 'subverted') THEN 1 ELSE 0 END) AS has,
        max(CASE WHEN stance = 'present' THEN 1 ELSE 0 END) AS present,
        max(CASE WHEN stance = 'avoided' THEN 1 ELSE 0 END) AS avoided,
        string_agg(DISTINCT stance, ', ' ORDER BY stance) AS says
    FROM selected_annotation
    WHERE trope_id = $trope
    GROUP BY drama_id, source_id
),

-- A source that has looked and does not speak of the trope answers too.
answered AS (
    SELECT
        coverage.drama_id,
        coverage.source_id,
        voice.says,
        coalesce(voice.has, 0) AS has,
        coalesce(voice.present, 0) AS present,
        coalesce(voice.avoided, 0) AS avoided
    FROM selected_coverage AS coverage
    LEFT JOIN voice
        ON voice.drama_id = coverage.drama_id
        AND voice.source_id = coverage.source_id
),

paired AS (
    SELECT
        one.drama_id,
        one.source_id AS source_a,
        other.source_id AS source_b,
        one.says AS says_a,
        other.says AS says_b,
        one.has <> other.has AS differ,
        one.present * other.avoided + one.avoided * other.present > 0 AS contradiction
    FROM answered AS one
    INNER JOIN answered AS other
        ON other.drama_id = one.drama_id
        AND other.source_id > one.source_id
)

SELECT
    drama.drama_id,
    drama.title,
    drama.native_title,
    drama.year,
    drama.country,
    drama.watchers,
    paired.source_a,
    paired.says_a,
    paired.source_b,
    paired.says_b,
    paired.contradiction
FROM paired
INNER JOIN selected_drama AS drama ON drama.drama_id = paired.drama_id
WHERE paired.differ OR paired.contradiction
ORDER BY
    paired.contradiction DESC,
    drama.watchers DESC,
    drama.drama_id,
    paired.source_a,
    paired.source_b
