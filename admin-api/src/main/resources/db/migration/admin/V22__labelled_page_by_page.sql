-- For pages of what was labelled, labelled last first.
create index labelled_sentence_latest on labelled_sentence (tenant_id, labelled_at desc, reading_id desc)
  where intent is not null;
