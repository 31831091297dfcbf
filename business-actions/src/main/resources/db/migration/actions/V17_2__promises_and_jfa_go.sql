-- What customers promise: to pay an invoice by a day. It changes no book; the ledger says whether it was kept.
create table payment_promise (
  tenant_id       uuid not null references tenant,
  promise_id      uuid not null,
  invoice_id      uuid not null,
  customer_id     uuid not null,
  conversation_id uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  due_on          date not null,
  request_key     text not null,
  promised_at     timestamptz not null,
  reminded_at     timestamptz,
  state           text not null default 'open' check (state in ('open', 'kept', 'broken')),
  ended_at        timestamptz,
  primary key (tenant_id, promise_id),
  unique (tenant_id, request_key),
  foreign key (tenant_id, invoice_id) references invoice,
  foreign key (tenant_id, customer_id) references customer,
  foreign key (tenant_id, conversation_id) references conversation,
  check ((state = 'open') = (ended_at is null))
);
create unique index payment_promise_open on payment_promise (tenant_id, invoice_id) where state = 'open';
create index payment_promise_due on payment_promise (tenant_id, due_on) where state = 'open';
create index payment_promise_of_customer on payment_promise (tenant_id, customer_id, promised_at);
select isolate_tenants('payment_promise');
create policy dispatch on payment_promise for select to recado_dispatch using (true);
grant select, insert, update on payment_promise to recado_app;
grant select (tenant_id, state) on payment_promise to recado_dispatch;

-- What a tenant wants otherwise than the columns' defaults, which hold for a tenant without a row.
create table promise_setting (
  tenant_id       uuid primary key references tenant,
  -- How many days ahead a customer may promise; 0 for no promises.
  most_days       int not null default 7 check (most_days between 0 and 90),
  -- How many promises a customer may make within period_days.
  most_promises   int not null default 2 check (most_promises between 1 and 100),
  period_days     int not null default 90 check (period_days between 1 and 730),
  -- Whether the tenant's own system listens to promises and suspends nobody before their day.
  holds_off       boolean not null default false
);
select isolate_tenants('promise_setting');
grant select, insert, update, delete on promise_setting to recado_app;

alter table password_system
  drop constraint password_system_kind_check,
  add constraint password_system_kind_check check (kind in
    ('portal', 'ldap', 'radius', 'routeros', 'jellyfin', 'jfa_go'));
