-- Every statement on the dramas asked for that takes a side on a dimension of maturity, and how
-- strongly: the same weights as in evidence.sql, shared out among the statements. With each_source,
-- every source is heard by itself.
WITH said AS (
    SELECT
        annotation.*,
        CASE WHEN $each_source THEN annotation.source_id ELSE '' END AS hearing
    FROM selected_annotation AS annotation
    WHERE
        list_contains(CAST($drama AS VARCHAR[]), annotation.drama_id)
        AND annotation.stance IN ('present', 'avoided')
        AND annotation.confidence > 0
),

voice AS (
    SELECT
        drama_id,
        trope_id,
        source_id,
        stance,
        hearing,
        max(confidence) AS sure,
        round(sum(confidence), 9) AS together
    FROM said
    GROUP BY drama_id, trope_id, source_id, stance, hearing
),

heard AS (
    -- Rounded, as sums may be made in any order and must come out alike.
    SELECT drama_id, trope_id, hearing, round(sum(sure), 9) AS heard
    FROM voice
    GROUP BY drama_id, trope_id, hearing
)

SELECT
    said.drama_id,
    said.source_id,
    said.statement_no,
    said.trope_id,
    trope.name AS trope,
    said.stance,
    said.confidence,
    source.name AS source,
    source.kind AS source_kind,
    source.describes_aired_show,
    coalesce(said.raw_term, said.evidence) AS says,
    loading.dimension_id,
    loading.because,
    abs(loading.loading) / 2
    * voice.sure * said.confidence / voice.together
    / (1 + $overlap * greatest(heard.heard - 1, 0)) AS strength,
    CASE WHEN (said.stance = 'present') = (loading.loading > 0) THEN 1 ELSE 0 END AS speaks_for
FROM said
INNER JOIN loading ON loading.trope_id = said.trope_id AND loading.loading <> 0
INNER JOIN voice
    ON voice.drama_id = said.drama_id
    AND voice.trope_id = said.trope_id
    AND voice.source_id = said.source_id
    AND voice.stance = said.stance
INNER JOIN heard
    ON heard.drama_id = said.drama_id
    AND heard.trope_id = said.trope_id
    AND heard.hearing = said.hearing
INNER JOIN trope ON trope.trope_id = said.trope_id
INNER JOIN source ON source.source_id = said.source_id
ORDER BY said.drama_id, trope.name, said.source_id, said.statement_no, loading.dimension_id
