-- How names and words are compared: whatever the capitals and accents.
create function folded(words text) returns text
language sql immutable strict parallel safe as $$
  select regexp_replace(normalize(lower(words collate pg_c_utf8), NFKD), '[\u0300-\u036f]', '', 'g')
$$;
