-- Covered dramas by country, network, writer, format or genre.
-- One row of pooled_drama per drama and group; groups that are too small are one, without a name.
WITH covered_drama AS (
    SELECT DISTINCT drama.drama_id, drama.country, coalesce(drama.format, 'unknown') AS format
    FROM selected_drama AS drama
    INNER JOIN selected_coverage AS coverage ON coverage.drama_id = drama.drama_id
),

grouped AS (
    SELECT drama_id, country AS place
    FROM covered_drama
    WHERE $by = 'country'
    UNION ALL
    SELECT drama_id, format AS place
    FROM covered_drama
    WHERE $by = 'drama_format'
    UNION ALL
    SELECT drama.drama_id, network.network AS place
    FROM covered_drama AS drama
    INNER JOIN drama_network AS network ON network.drama_id = drama.drama_id
    WHERE $by = 'network'
    UNION ALL
    SELECT drama.drama_id, credit.person AS place
    FROM covered_drama AS drama
    INNER JOIN drama_credit AS credit ON credit.drama_id = drama.drama_id
    WHERE $by = 'writer' AND credit.role = 'writer'
    UNION ALL
    SELECT drama.drama_id, genre.genre AS place
    FROM covered_drama AS drama
    INNER JOIN drama_genre AS genre ON genre.drama_id = drama.drama_id
    WHERE $by = 'genre'
),

sized AS (
    SELECT place, count(*) AS size
    FROM grouped
    GROUP BY place
),

small AS (
    SELECT count(*) AS small_groups
    FROM sized
    WHERE size < CAST($min_covered AS INTEGER)
),

pooled_drama AS (
    -- Groups too small to say anything of stand together; a drama counts once in the pool.
    SELECT DISTINCT
        grouped.drama_id,
        CASE WHEN sized.size >= CAST($min_covered AS INTEGER) THEN grouped.place END AS place,
        CASE
            WHEN sized.size >= CAST($min_covered AS INTEGER) THEN 1
            ELSE small.small_groups
        END AS groups_in_row
    FROM grouped
    INNER JOIN sized ON sized.place = grouped.place
    CROSS JOIN small
),

known AS (
    SELECT
        (SELECT count(DISTINCT drama_id) FROM grouped) AS known_dramas,
        (SELECT count(*) FROM covered_drama) AS covered_in_view
)
