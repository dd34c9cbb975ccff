-- What the words that each source uses mean, as far as it is decided.
INSERT INTO term BY NAME
SELECT DISTINCT
    used.source_id,
    meaning.term,
    meaning.decision,
    meaning.trope_id,
    meaning.stance,
    meaning.confidence,
    meaning.reason
FROM meaning
INNER JOIN (
    SELECT source_id, term FROM term_use
    UNION
    SELECT source_id, term FROM used_term
) AS used
    ON used.term = meaning.term
WHERE meaning.decision IS NOT NULL
