-- Statements: one row per row of the file and meaning of its word. A word that says a trope is
-- avoided makes "present" mean avoided; what it would mean to avoid it, nobody can say.
SELECT
    brought.line,
    coalesce(source_of.source_id, 'upload') AS source_id,
    brought.drama_id,
    meaning.term,
    meaning.trope_id,
    CASE
        WHEN meaning.stance = 'present' THEN coalesce(stance.code, 'present')
        WHEN coalesce(stance.code, 'present') = 'present' THEN meaning.stance
    END AS stance,
    meaning.confidence * coalesce(confidence.number, 1) AS confidence,
    concat_ws(
        ', ',
        'line ' || brought.line,
        CASE WHEN source_of.source_id IS NULL THEN coder.code END
    ) AS locator,
    coalesce(
        nullif(trim(regexp_replace(brought.note, '[[:cntrl:]\s]+', ' ', 'g')), ''), meaning.term
    ) AS evidence
FROM brought
LEFT JOIN cell_value AS trope ON trope.role = 'trope' AND trope.cell = brought.trope
LEFT JOIN cell_value AS term ON term.role = 'term' AND term.cell = brought.term
LEFT JOIN cell_value AS stance ON stance.role = 'stance' AND stance.cell = brought.stance
LEFT JOIN cell_value AS confidence
    ON confidence.role = 'confidence' AND confidence.cell = brought.confidence
LEFT JOIN cell_value AS coder ON coder.role = 'source' AND coder.cell = brought.source
LEFT JOIN source_of ON source_of.label = coder.code
INNER JOIN meaning ON meaning.key = coalesce(trope.code, term.code)
