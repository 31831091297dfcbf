-- What was heard in recordings and seen in pictures, by the channel's id of the file, so that a turn that is taken again
-- does not pay again. Words of customers: who is erased is erased here too, by contact_id. The transcript keeps words of
-- its own, in content, for as long as it is kept.
create table media_words (
  tenant_id  uuid not null,
  channel_id uuid not null,
  file_id    text not null,
  contact_id uuid not null,
  words      text not null,
  read_at    timestamptz not null default clock_timestamp(),
  primary key (tenant_id, channel_id, file_id),
  foreign key (tenant_id, contact_id) references contact on delete cascade
);
create index media_words_of_contact on media_words (tenant_id, contact_id);
create index media_words_read on media_words (read_at);
select isolate_tenants('media_words');
grant select, insert on media_words to recado_app;

-- Pruning: who schedules sees ids and times of what is old, and no words (V4).
create policy outdated_seen on media_words for select to recado_dispatch using (true);
create policy outdated on media_words for delete to recado_dispatch using (read_at < now() - interval '1 day');
grant select (tenant_id, channel_id, file_id, read_at), delete on media_words to recado_dispatch;

-- Budgets are counted by the month, so nothing of one goes before it is over, in any time zone.
create index llm_call_made on llm_call (made_at);
create policy outdated_seen on llm_call for select to recado_dispatch using (true);
create policy outdated on llm_call for delete to recado_dispatch using (made_at < now() - interval '32 days');
grant select (tenant_id, call_id, made_at), delete on llm_call to recado_dispatch;

create index llm_spending_day on llm_spending (day);
create policy outdated_seen on llm_spending for select to recado_dispatch using (true);
create policy outdated on llm_spending for delete to recado_dispatch using (day < now() - interval '32 days');
grant select (tenant_id, spender, day), delete on llm_spending to recado_dispatch;
