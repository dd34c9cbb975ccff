-- One row per statement: what a source says of a trope in a drama, from whichever form it said it in.
WITH by_term AS (
    SELECT
        use.source_id,
        use.drama_id,
        term.trope_id,
        term.stance,
        term.confidence,
        use.term AS raw_term,
        CASE WHEN use.position IS NOT NULL THEN 'term ' || use.position END AS locator,
        CAST(NULL AS VARCHAR) AS evidence,
        use.position AS place
    FROM term_use AS use
    INNER JOIN term
        ON term.source_id = use.source_id
        AND term.term = use.term
        AND term.trope_id IS NOT NULL
),

by_text AS (
    SELECT
        source_id,
        drama_id,
        trope_id,
        stance,
        confidence,
        CAST(NULL AS VARCHAR) AS raw_term,
        locator,
        evidence,
        CAST(NULL AS INTEGER) AS place
    FROM statement
),

spoken AS (
    SELECT * FROM by_term
    UNION ALL
    SELECT * FROM by_text
)

SELECT
    source_id,
    drama_id,
    CAST(
        row_number() OVER (
            PARTITION BY source_id, drama_id
            ORDER BY place, locator, trope_id, stance, raw_term
        ) AS INTEGER
    ) AS statement_no,
    trope_id,
    stance,
    confidence,
    raw_term,
    locator,
    evidence
FROM spoken
