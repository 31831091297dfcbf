-- Conversations that somebody else, or the desk's rule, put into the hands they are in: whoever takes one over knows it.
--
--   given_by  who of the people, by id; null where the rule did
create table given_conversation (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  given_by        text,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation
);
select isolate_tenants('given_conversation');
-- Recording what came in names its tenants together, and may change a handler.
create policy named_tenants on given_conversation to recado_app
  using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]));
grant select, insert, update, delete on given_conversation to recado_app;
