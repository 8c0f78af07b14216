"""Forms made of a JSON Schema: read, asked page by page, and put back into answers.

The schema is the only source. `properties` are the questions; an `if` with `const` or `enum` makes
the properties of its `then` appear; an array of objects repeats its questions. Annotations of ours:
`x-steps` ([{"title", "fields"}]) cuts a form into pages, `x-unit` stands behind a field. Formats:
date, citizen-id, uscc, phone, money (whole fen, typed in yuan).
"""
