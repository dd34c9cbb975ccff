-- Tropes of dramas in view on which the sources in view take different stances.
WITH voice AS (
    -- A source that says the same twice speaks once.
    SELECT
        drama_id,
        trope_id,
        source_id,
        max(CASE WHEN stance = 'present' THEN 1 ELSE 0 END) AS present,
        max(CASE WHEN stance = 'avoided' THEN 1 ELSE 0 END) AS avoided,
        max(CASE WHEN stance = 'subverted' THEN 1 ELSE 0 END) AS subverted
    FROM selected_annotation
    WHERE
        ($drama IS NULL OR drama_id = $drama)
        AND ($trope IS NULL OR trope_id = $trope)
    GROUP BY drama_id, trope_id, source_id
),

counted AS (
    SELECT
        drama_id,
        trope_id,
        CAST(sum(present) AS BIGINT) AS present,
        CAST(sum(avoided) AS BIGINT) AS avoided,
        CAST(sum(subverted) AS BIGINT) AS subverted,
        count(*) AS sources,
        sum(greatest(present, avoided)) AS present_or_avoided
    FROM voice
    GROUP BY drama_id, trope_id
)

SELECT
    counted.drama_id,
    drama.title,
    counted.trope_id,
    trope.name AS trope,
    counted.present,
    counted.avoided,
    counted.subverted,
    counted.sources,
    counted.present > 0 AND counted.avoided > 0 AND counted.present_or_avoided > 1
        AS contradiction
FROM counted
INNER JOIN selected_drama AS drama ON drama.drama_id = counted.drama_id
INNER JOIN trope ON trope.trope_id = counted.trope_id
WHERE
    counted.sources > 1
    AND least(counted.present, 1) + least(counted.avoided, 1) + least(counted.subverted, 1) > 1
ORDER BY counted.sources DESC, counted.drama_id, counted.trope_id
