-- What two sources say of the dramas that both cover: dramas counted by kind of answer. Per trope the
-- silent dramas are left out; without a trope, each drama is counted once, with all its tropes.
WITH common AS (
    SELECT
        one.source_id AS source_a,
        other.source_id AS source_b,
        one.drama_id,
        count(*) OVER (PARTITION BY one.source_id, other.source_id) AS dramas_both
    FROM selected_coverage AS one
    INNER JOIN selected_coverage AS other
        ON other.drama_id = one.drama_id
        AND other.source_id > one.source_id
),

-- A drama that two sources cover; numbered, as numbers are joined faster than names.
unit AS (
    SELECT
        source_a,
        source_b,
        drama_id,
        dramas_both,
        row_number() OVER (ORDER BY source_a, source_b, drama_id) AS unit_number
    FROM common
    WHERE dramas_both >= CAST($min_dramas AS INTEGER)
),

said AS (
    SELECT
        unit.unit_number,
        annotation.trope_id,
        annotation.stance,
        annotation.source_id = unit.source_a AS by_a
    FROM unit
    INNER JOIN selected_annotation AS annotation
        ON annotation.drama_id = unit.drama_id
        AND annotation.source_id IN (unit.source_a, unit.source_b)
),

voiced AS (
    SELECT
        unit_number,
        trope_id,
        max(CASE WHEN by_a AND stance <> 'avoided' THEN 1 ELSE 0 END) AS has_a,
        max(CASE WHEN NOT by_a AND stance <> 'avoided' THEN 1 ELSE 0 END) AS has_b,
        max(CASE WHEN by_a AND stance = 'present' THEN 1 ELSE 0 END) AS present_a,
        max(CASE WHEN NOT by_a AND stance = 'present' THEN 1 ELSE 0 END) AS present_b,
        max(CASE WHEN by_a AND stance = 'avoided' THEN 1 ELSE 0 END) AS avoided_a,
        max(CASE WHEN NOT by_a AND stance = 'avoided' THEN 1 ELSE 0 END) AS avoided_b
    FROM said
    GROUP BY unit_number, trope_id
),

compared AS (
    SELECT
        unit_number,
        trope_id,
        has_a * has_b AS both_say,
        has_a * (1 - has_b) AS only_a,
        has_b * (1 - has_a) AS only_b,
        greatest(present_a * avoided_b, avoided_a * present_b) AS contradictions
    FROM voiced
),

per_unit AS (
    SELECT
        unit.unit_number,
        CAST(coalesce(sum(compared.both_say), 0) AS BIGINT) AS both_say,
        CAST(coalesce(sum(compared.only_a), 0) AS BIGINT) AS only_a,
        CAST(coalesce(sum(compared.only_b), 0) AS BIGINT) AS only_b,
        CAST(coalesce(sum(compared.contradictions), 0) AS BIGINT) AS contradictions
    FROM unit
    LEFT JOIN compared ON compared.unit_number = unit.unit_number
    GROUP BY unit.unit_number
),

answer AS (
    SELECT unit_number, trope_id, both_say, only_a, only_b, contradictions
    FROM compared
    UNION ALL
    SELECT
        unit_number,
        CAST(NULL AS VARCHAR) AS trope_id,
        both_say,
        only_a,
        only_b,
        contradictions
    FROM per_unit
)

SELECT
    unit.source_a,
    unit.source_b,
    answer.trope_id,
    trope.name AS trope,
    unit.dramas_both,
    answer.both_say,
    answer.only_a,
    answer.only_b,
    answer.contradictions,
    count(*) AS dramas
FROM answer
INNER JOIN unit ON unit.unit_number = answer.unit_number
LEFT JOIN trope ON trope.trope_id = answer.trope_id
GROUP BY
    unit.source_a,
    unit.source_b,
    answer.trope_id,
    trope.name,
    unit.dramas_both,
    answer.both_say,
    answer.only_a,
    answer.only_b,
    answer.contradictions
ORDER BY
    unit.source_a,
    unit.source_b,
    answer.trope_id NULLS FIRST,
    answer.both_say,
    answer.only_a,
    answer.only_b,
    answer.contradictions
