-- What owners are mailed of because their money or their say could be had by it: one row for each owner. What is
-- changed within a minute is one mail.
--
--   kind       what was changed
--   send_at    null once it was sent or given up
--   failed_at  when it was given up
create table owner_notice (
  tenant_id  uuid not null references tenant,
  notice_id  uuid not null default uuidv7(),
  person_id  uuid not null references person,
  kind       text not null check (kind in ('bank_accounts', 'payment_accounts', 'people')),
  at         timestamptz not null default clock_timestamp(),
  send_at    timestamptz default clock_timestamp() + interval '1 minute',
  send_tries int not null default 0,
  failed_at  timestamptz,
  primary key (tenant_id, notice_id)
);
create unique index owner_notice_waiting on owner_notice (tenant_id, person_id, kind) where send_at is not null and send_tries = 0;
create index owner_notice_due on owner_notice (send_at) where send_at is not null;
create index owner_notice_at on owner_notice (at);
select isolate_tenants('owner_notice');
create policy dispatch on owner_notice to recado_dispatch using (true);
grant select, insert on owner_notice to recado_app;
grant select, update, delete on owner_notice to recado_dispatch;
