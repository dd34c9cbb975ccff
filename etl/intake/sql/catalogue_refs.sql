-- The identifiers of dramas elsewhere: one row per authority and identifier.
SELECT authority, ref, drama_id
FROM drama_ref
