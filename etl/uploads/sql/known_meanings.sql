-- One row per word and meaning: the names and identifiers of tropes first, then sources' terms.
WITH named AS (
    SELECT name AS word, trope_id FROM trope
    UNION
    SELECT trope_id AS word, trope_id FROM trope
),

meant AS (
    SELECT
        word,
        'trope' AS decision,
        trope_id,
        'present' AS stance,
        CAST(1 AS DOUBLE) AS confidence,
        'the name of the trope' AS reason,
        '' AS source_id
    FROM named
    UNION ALL
    SELECT term AS word, decision, trope_id, stance, confidence, reason, source_id
    FROM term
)

SELECT word, decision, trope_id, stance, confidence, reason
FROM meant
ORDER BY source_id, word, trope_id
