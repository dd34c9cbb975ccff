-- One drama: its facts on one row. The filters are not applied: a drama asked for is shown.
WITH names AS (
    SELECT drama_id, string_agg(alias, ' · ' ORDER BY alias) AS aliases
    FROM drama_alias
    WHERE drama_id = $drama
    GROUP BY drama_id
),

genres AS (
    SELECT drama_id, string_agg(genre, ', ' ORDER BY genre) AS genres
    FROM drama_genre
    WHERE drama_id = $drama
    GROUP BY drama_id
),

networks AS (
    SELECT drama_id, string_agg(network, ', ' ORDER BY position) AS networks
    FROM drama_network
    WHERE drama_id = $drama
    GROUP BY drama_id
),

credits AS (
    SELECT
        drama_id,
        string_agg(CASE WHEN role = 'writer' THEN person END, ', ' ORDER BY position) AS writers,
        string_agg(CASE WHEN role = 'director' THEN person END, ', ' ORDER BY position)
            AS directors
    FROM drama_credit
    WHERE drama_id = $drama
    GROUP BY drama_id
),

refs AS (
    SELECT
        drama_id,
        max(CASE WHEN authority = 'mdl' THEN ref END) AS mdl_ref,
        min(CASE WHEN authority = 'tmdb' THEN ref END) AS tmdb_ref
    FROM drama_ref
    WHERE drama_id = $drama
    GROUP BY drama_id
)

SELECT
    drama.*,
    names.aliases,
    genres.genres,
    networks.networks,
    credits.writers,
    credits.directors,
    refs.mdl_ref,
    refs.tmdb_ref
FROM drama
LEFT JOIN names ON names.drama_id = drama.drama_id
LEFT JOIN genres ON genres.drama_id = drama.drama_id
LEFT JOIN networks ON networks.drama_id = drama.drama_id
LEFT JOIN credits ON credits.drama_id = drama.drama_id
LEFT JOIN refs ON refs.drama_id = drama.drama_id
WHERE drama.drama_id = $drama
