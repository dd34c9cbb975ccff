-- Which group each covered drama in view belongs to; a drama of two networks belongs to both.
-- Stands on pooled_drama.sql.
SELECT drama_id, place, groups_in_row
FROM pooled_drama
ORDER BY place, drama_id
