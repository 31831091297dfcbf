-- Who did what in a tenant's name, and what came of it; only added to. What adds stands in R__audit.sql. No words of
-- customers, no secrets: names of agents, ids, codes, and what people call a thing by.
--
--   actor_kind  contact   somebody who wrote, of whom nothing was proven
--               customer  the same, proven to be that customer
--               agent     a person of the tenant, by id, or "phone"
--               bot
--   action      such as action.open_ticket, identity.code or conversation.taken_over
--   outcome     done, rejected, and what identity knows besides
--   code        why it was rejected
--   request_key of the request it answers; one entry a request
--   customer_id who was proven to have asked, or whom it is about
create table audit_entry (
  tenant_id       uuid not null references tenant,
  entry_id        uuid not null default uuidv7(),
  at              timestamptz not null default clock_timestamp(),
  actor_kind      text not null check (actor_kind in ('contact', 'customer', 'agent', 'bot')),
  actor_name      text,
  action          text not null check (action ~ '^[a-z]+\.[a-z][a-z0-9_]*$'),
  outcome         text not null,
  code            text,
  reference       text,
  request_key     text,
  conversation_id uuid,
  contact_id      uuid,
  customer_id     uuid,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  check (actor_kind = 'agent' or actor_name is null),
  check (actor_kind <> 'customer' or customer_id is not null)
);
create unique index audit_entry_of_request on audit_entry (tenant_id, request_key) where request_key is not null;
create index audit_entry_of_conversation on audit_entry (tenant_id, conversation_id, entry_id);
create index audit_entry_of_contact on audit_entry (tenant_id, contact_id, entry_id);
create index audit_entry_at on audit_entry (at);
select isolate_tenants('audit_entry');
-- A person who answers past Recado takes a conversation over while deliveries of several tenants are recorded.
create policy named_tenants on audit_entry for insert to recado_app
  with check (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]));
create policy outdated_seen on audit_entry for select to recado_dispatch using (at < now() - interval '30 days');
create policy outdated on audit_entry for delete to recado_dispatch using (at < now() - interval '30 days');
grant select, insert on audit_entry to recado_app;
grant select (tenant_id, entry_id, at), delete on audit_entry to recado_dispatch;
