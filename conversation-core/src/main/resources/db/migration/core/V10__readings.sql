-- What was read in a turn, how surely and by whom: for the agent who wants to know why the bot did what it did, and for
-- the owner who labels what it was not sure of. Kept as long as the transcript, whose words it quotes.
create table reading (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  at              timestamptz not null,
  reading_id      uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  -- Null where the reading was sure.
  doubt           text check (doubt in ('not_understood', 'asked_back', 'asked_a_model')),
  -- What customers said in the turn, as the transcript has it.
  message_ids     uuid[] not null,
  -- {interpretations: [{command, confidence, evidence, decidedBy, cost}], trace: [{reader, outcome, took, cost}]}
  content         jsonb not null,
  primary key (tenant_id, conversation_id, at, reading_id)
) partition by range (at);
create index reading_doubtful on reading (tenant_id, at desc) where doubt is not null;
create table reading_other partition of reading default;
select isolate_tenants('reading'), isolate_tenants('reading_other');
grant select, insert on reading to recado_app;

-- What an owner has made of a doubtful reading. The words are copied: they are the owner's phrase from then on, and the
-- conversation they come from is remembered so that they can be erased with it.
create table labelled_sentence (
  tenant_id       uuid not null references tenant,
  reading_id      uuid not null,
  conversation_id uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  words           text not null,
  -- Null for what is of no use.
  intent          text,
  labelled_by     text not null,
  labelled_at     timestamptz not null default clock_timestamp(),
  primary key (tenant_id, reading_id)
);
select isolate_tenants('labelled_sentence');
grant select, insert, update, delete on labelled_sentence to recado_app;

create or replace function extend_partitions() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform create_partitions('webhook_body', 'day', 14);
  perform create_partitions('message', 'month', 6);
  perform create_partitions('reading', 'month', 6);
end $$;

create or replace function drop_partitions(relation text, keep interval) returns int
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s' as $$
declare
  partition regclass;
  dropped int := 0;
begin
  if relation not in ('webhook_body', 'message', 'reading') or keep < interval '1 day' then
    raise exception 'partitions of % are not dropped after %', relation, keep;
  end if;
  for partition in
    select c.oid::regclass
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = relation::regclass
      and substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''([^'']+)''\)')::timestamptz <= now() - keep
    order by 1
  loop
    execute format('drop table %s', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
