-- Tropes of dramas that an upload calls present and a source of the catalogue avoided, or the other
-- way round.
WITH contradicted AS (
    SELECT DISTINCT
        mine.drama_id,
        mine.trope_id,
        mine.stance,
        known.source_id
    FROM uploaded.annotation AS mine
    INNER JOIN catalogue.annotation AS known
        ON known.drama_id = mine.drama_id AND known.trope_id = mine.trope_id
    WHERE
        (mine.stance = 'present' AND known.stance = 'avoided')
        OR (mine.stance = 'avoided' AND known.stance = 'present')
)

SELECT
    contradicted.drama_id,
    any_value(drama.title) AS title,
    any_value(trope.name) AS trope,
    contradicted.stance AS yours,
    string_agg(source.name, ', ' ORDER BY source.name) AS others
FROM contradicted
INNER JOIN catalogue.drama AS drama ON drama.drama_id = contradicted.drama_id
INNER JOIN catalogue.trope AS trope ON trope.trope_id = contradicted.trope_id
INNER JOIN catalogue.source AS source ON source.source_id = contradicted.source_id
GROUP BY contradicted.drama_id, contradicted.trope_id, contradicted.stance
ORDER BY contradicted.drama_id, contradicted.trope_id, contradicted.stance
