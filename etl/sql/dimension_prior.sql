-- One row per dimension: where a drama stands of which nothing is known, the catalogue's mean.
-- Each drama counts once, with the share of what is said of it that speaks for the dimension, so
-- that dramas of which much is said do not set the mean. One more drama stands in the middle, which
-- keeps the mean off 0 and 1.
WITH loaded AS (
    SELECT
        said.drama_id,
        loading.dimension_id,
        abs(loading.loading) * said.confidence AS strength,
        CASE WHEN (said.stance = 'present') = (loading.loading > 0) THEN 1 ELSE 0 END AS speaks_for
    FROM annotation AS said
    INNER JOIN loading ON loading.trope_id = said.trope_id AND loading.loading <> 0
    WHERE said.stance IN ('present', 'avoided') AND said.confidence > 0
),

by_drama AS (
    SELECT drama_id, dimension_id, sum(strength * speaks_for) / sum(strength) AS share_for
    FROM loaded
    GROUP BY drama_id, dimension_id
),

by_dimension AS (
    -- As decimal numbers, whose sum does not depend on the order in which threads add them up.
    SELECT
        dimension_id,
        count(*) AS dramas,
        sum(CAST(share_for AS DECIMAL(18, 12))) AS share_for
    FROM by_drama
    GROUP BY dimension_id
)

SELECT
    dimension.dimension_id,
    CAST(
        (coalesce(by_dimension.share_for, 0) + 0.5) / (coalesce(by_dimension.dramas, 0) + 1)
        AS DOUBLE
    ) AS mean,
    CAST(coalesce(by_dimension.dramas, 0) AS INTEGER) AS dramas
FROM dimension
LEFT JOIN by_dimension ON by_dimension.dimension_id = dimension.dimension_id
