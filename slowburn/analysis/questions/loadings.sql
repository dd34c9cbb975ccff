-- How each trope speaks for or against each dimension of maturity, and why.
SELECT
    loading.trope_id,
    trope.name AS trope,
    loading.dimension_id,
    dimension.name AS dimension,
    loading.loading,
    loading.because
FROM loading
INNER JOIN trope ON trope.trope_id = loading.trope_id
INNER JOIN dimension ON dimension.dimension_id = loading.dimension_id
ORDER BY trope.name, dimension.essay_section
