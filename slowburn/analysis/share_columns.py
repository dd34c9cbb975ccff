"""What the columns of a share mean, in the words that every question uses."""

SHARE_COLUMNS = {
    "dramas": "covered dramas that at least one source in view says have the trope",
    "covered": "dramas that at least one source in view has looked at",
    "share": "dramas / covered, 0 to 1",
    "low": "lower end of the 95 % Wilson interval of the share, 0 to 1",
    "high": "upper end of the 95 % Wilson interval of the share, 0 to 1",
}

DRAMA_COLUMNS = {
    "drama_id": "identifier of the drama",
    "title": "English title",
    "native_title": "title in its own language and script",
    "year": "year of the first day on air",
    "country": "country of origin, ISO 3166-1 alpha-2",
    "watchers": "viewers who list it as watched or followed",
}
