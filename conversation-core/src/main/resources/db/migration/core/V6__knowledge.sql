-- What a tenant has published for its customers to ask about. Searches read passages; a source is replaced with all
-- its passages in one transaction, which raises the tenant's version, so that what is kept in memory is read anew.
create table knowledge (
  tenant_id uuid primary key,
  version   bigint not null default 0
);
select isolate_tenants('knowledge');
grant select, insert, update on knowledge to recado_app;

-- state: published, or failed with an error's code while the passages published before stay. The digest is of what was
-- handed in: what has not changed is not read again.
create table knowledge_source (
  tenant_id  uuid not null,
  source_id  uuid not null,
  kind       text not null check (kind in ('faq', 'page', 'markdown', 'html', 'pdf', 'docx')),
  title      text not null,
  url        text,
  language   text not null check (language in ('es', 'en', 'de')),
  digest     bytea not null,
  state      text not null check (state in ('published', 'failed')),
  error      text,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, source_id)
);
select isolate_tenants('knowledge_source');
grant select, insert, update, delete on knowledge_source to recado_app;

-- How words of a language are brought to their stems.
create function knowledge_words(language text) returns regconfig
language sql immutable parallel safe as $$
  select (case language
    when 'es' then 'pg_catalog.spanish' when 'en' then 'pg_catalog.english' else 'pg_catalog.german' end)::regconfig
$$;

-- headings: what leads to the passage: the wordings of a question, or the headings above a text; one a line.
-- folded_…: the words in lower case without accents, as questions are folded too; no extension does it, since an owner
-- of the database may not be allowed any. There is no index on lexemes: a search reads one tenant's passages of one
-- language, some hundred rows, where an index would lead it through those of all tenants.
-- vectors: one for each heading, or for the text where there is none, a signed byte for each number.
create table knowledge_passage (
  tenant_id uuid not null,
  source_id uuid not null,
  place int not null,
  language text not null check (language in ('es', 'en', 'de')),
  answers boolean not null,
  headings text not null,
  body text not null,
  folded_headings text not null,
  folded_body     text not null,
  lexemes   tsvector not null generated always as (
    setweight(to_tsvector(knowledge_words(language), folded_headings), 'A')
    || setweight(to_tsvector(knowledge_words(language), folded_body), 'B')) stored,
  embedder text,
  vectors bytea not null,
  primary key (tenant_id, source_id, place),
  foreign key (tenant_id, source_id) references knowledge_source
);
create index knowledge_passage_by_language on knowledge_passage (tenant_id, language);
select isolate_tenants('knowledge_passage');
grant select, insert, delete on knowledge_passage to recado_app;
