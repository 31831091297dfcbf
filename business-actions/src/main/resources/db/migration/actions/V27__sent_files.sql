-- What agents send to customers, behind a link that needs no sign-in: the link's token is nowhere but in the message, here is
-- its hash. type: what the bytes say they are.
create table sent_file (
  tenant_id       uuid not null,
  file_id         uuid not null,
  conversation_id uuid not null,
  token_hash      bytea not null check (length(token_hash) = 32),
  name            text not null,
  type            text not null,
  bytes           bytea not null,
  kept_at         timestamptz not null default clock_timestamp(),
  primary key (tenant_id, file_id),
  foreign key (tenant_id, conversation_id) references conversation
);
-- Photos do not become smaller.
alter table sent_file alter column bytes set storage external;
create unique index sent_file_by_token on sent_file (token_hash);
create index sent_file_of_conversation on sent_file (tenant_id, conversation_id);
create index sent_file_old on sent_file (kept_at);
select isolate_tenants('sent_file');
create policy dispatch on sent_file for select to recado_dispatch using (true);
create policy outdated on sent_file for delete to recado_dispatch using (true);
grant select, insert, delete on sent_file to recado_app;
grant select (tenant_id, file_id, token_hash, kept_at), delete on sent_file to recado_dispatch;
