-- Tropes of dramas in view on which the sources in view take different stances.
WITH voice AS (
    -- A source that says the same twice speaks once.
    SELECT DISTINCT drama_id, trope_id, source_id, stance
    FROM selected_annotation
    WHERE
        ($drama IS NULL OR drama_id = $drama)
        AND ($trope IS NULL OR trope_id = $trope)
)

SELECT
    voice.drama_id,
    drama.title,
    voice.trope_id,
    trope.name AS trope,
    count(DISTINCT CASE WHEN voice.stance = 'present' THEN voice.source_id END) AS present,
    count(DISTINCT CASE WHEN voice.stance = 'avoided' THEN voice.source_id END) AS avoided,
    count(DISTINCT CASE WHEN voice.stance = 'subverted' THEN voice.source_id END) AS subverted,
    count(DISTINCT voice.source_id) AS sources,
    count(DISTINCT CASE WHEN voice.stance = 'present' THEN voice.source_id END) > 0
    AND count(DISTINCT CASE WHEN voice.stance = 'avoided' THEN voice.source_id END) > 0
    AND count(
        DISTINCT CASE WHEN voice.stance IN ('present', 'avoided') THEN voice.source_id END
    ) > 1 AS contradiction
FROM voice
INNER JOIN selected_drama AS drama ON drama.drama_id = voice.drama_id
INNER JOIN trope ON trope.trope_id = voice.trope_id
GROUP BY voice.drama_id, drama.title, voice.trope_id, trope.name
HAVING count(DISTINCT voice.stance) > 1 AND count(DISTINCT voice.source_id) > 1
ORDER BY sources DESC, voice.drama_id, voice.trope_id
