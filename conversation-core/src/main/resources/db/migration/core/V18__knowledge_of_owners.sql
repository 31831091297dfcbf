-- What owners hand in, as it was handed in. It is kept before it is read, since reading takes its time, and what is written
-- in the panel is kept to be written on. What customers are answered from is knowledge_source with its passages.
--
--   edition   another one whenever something is handed in: what was read of an earlier one is not published any more
--   form      of a file
--   content   a page's Markdown; questions and answers in JSON; a file until it was read; nothing of an address
--   due_at    when it is to be read, or, while somebody reads it, when they count as dead; null once it was read
create table knowledge_edition (
  tenant_id    uuid not null,
  source_id    uuid not null,
  edition      uuid not null default uuidv7(),
  kind         text not null check (kind in ('faq', 'page', 'file', 'address')),
  form         text check (form in ('markdown', 'html', 'pdf', 'docx')),
  title        text not null check (length(title) between 1 and 200),
  language     text not null check (language in ('es', 'en', 'de')),
  url          text,
  content      bytea,
  bytes        int not null,
  handed_in_at timestamptz not null default clock_timestamp(),
  due_at       timestamptz default clock_timestamp(),
  tries        int not null default 0,
  primary key (tenant_id, source_id),
  check ((kind = 'file') = (form is not null)),
  check ((kind = 'address') = (url is not null))
);
create index knowledge_edition_due on knowledge_edition (due_at) where due_at is not null;

-- What was published before editions were kept: of questions and answers there is all; of other texts only their passages.
alter table knowledge_source no force row level security;
alter table knowledge_passage no force row level security;
insert into knowledge_edition (tenant_id, source_id, kind, form, title, language, url, content, bytes, handed_in_at, due_at)
select s.tenant_id, s.source_id, k.kind,
       case when k.kind = 'file' then case s.kind when 'page' then 'markdown' else s.kind end end,
       left(s.title, 200), s.language, s.url, c.content, coalesce(length(c.content), 0), s.changed_at, null
from knowledge_source s
  cross join lateral (
    select case when s.kind = 'faq' then 'faq' when s.url is not null then 'address' else 'file' end as kind) k
  cross join lateral (
    select convert_to(json_agg(json_build_object('wordings', string_to_array(p.headings, E'\n'), 'answer', p.body)
                               order by p.place)::text, 'UTF8') as content
    from knowledge_passage p
    where k.kind = 'faq' and p.tenant_id = s.tenant_id and p.source_id = s.source_id) c
where s.title <> '';
alter table knowledge_source force row level security;
alter table knowledge_passage force row level security;

select isolate_tenants('knowledge_edition');
create policy dispatch on knowledge_edition for select to recado_dispatch using (due_at is not null);
grant select, insert, update, delete on knowledge_edition to recado_app;
grant select (tenant_id, source_id, due_at) on knowledge_edition to recado_dispatch;
