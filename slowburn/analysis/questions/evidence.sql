-- How much the sources in view say for and against each dimension of each drama, counted in
-- statements of full strength; several voices on one trope count as fewer.
WITH loaded AS (
    SELECT DISTINCT trope_id
    FROM loading
    WHERE loading <> 0
),

voice AS (
    -- A source that says the same of a trope twice speaks once; a subverted trope takes no side.
    SELECT said.drama_id, said.trope_id, said.source_id, said.stance, max(said.confidence) AS sure
    FROM selected_annotation AS said
    INNER JOIN loaded ON loaded.trope_id = said.trope_id
    LEFT JOIN held_out_term AS held
        ON $without_held_out
        AND held.source_id = said.source_id
        AND held.term = said.raw_term
    WHERE said.stance IN ('present', 'avoided') AND held.term IS NULL
    GROUP BY said.drama_id, said.trope_id, said.source_id, said.stance
),

heard AS (
    SELECT
        drama_id,
        trope_id,
        round(sum(CASE WHEN stance = 'present' THEN sure ELSE 0 END), 9) AS present,
        round(sum(CASE WHEN stance = 'avoided' THEN sure ELSE 0 END), 9) AS avoided
    FROM voice
    GROUP BY drama_id, trope_id
),

counted AS (
    -- Voices on one trope repeat each other: however many, they count as no more than two.
    SELECT
        drama_id,
        trope_id,
        present / (1 + $overlap * greatest(present + avoided - 1, 0)) AS present,
        avoided / (1 + $overlap * greatest(present + avoided - 1, 0)) AS avoided
    FROM heard
)

-- Rounded, as sums may be made in any order and the same evidence must give the same number.
SELECT
    counted.drama_id,
    loading.dimension_id,
    round(
        sum(
            abs(loading.loading) / 2
            * CASE WHEN loading.loading > 0 THEN counted.present ELSE counted.avoided END
        ),
        9
    ) AS speaks_for,
    round(
        sum(
            abs(loading.loading) / 2
            * CASE WHEN loading.loading > 0 THEN counted.avoided ELSE counted.present END
        ),
        9
    ) AS speaks_against
FROM counted
INNER JOIN loading ON loading.trope_id = counted.trope_id AND loading.loading <> 0
GROUP BY counted.drama_id, loading.dimension_id
ORDER BY counted.drama_id, loading.dimension_id
