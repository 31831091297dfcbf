-- Customers, plans, subscriptions and invoices are kept at the desk as well, by tenants that have no billing system.

-- The list of customers, the newest first.
create index customer_in_order on customer (tenant_id, created_at, customer_id);
create index subscription_of_plan on subscription (tenant_id, plan_id);
grant delete on plan to recado_app;

-- What the next invoice is called. A number is taken in the transaction that writes its invoice, so there are no gaps.
create table invoice_series (
  tenant_id   uuid primary key references tenant,
  prefix      text not null check (length(prefix) <= 20),
  next_number bigint not null check (next_number > 0)
);
select isolate_tenants('invoice_series');
grant select, insert, update on invoice_series to recado_app;

-- What a person says has been paid past Recado, and how. It is booked once; what was mistaken is not taken back here.
create table received_payment (
  tenant_id    uuid not null references tenant,
  payment_id   uuid not null,
  invoice_id   uuid not null,
  way          text not null check (way in ('cash', 'bank', 'other')),
  amount_minor bigint not null check (amount_minor > 0),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  received_on  date not null,
  reference    text check (length(reference) between 1 and 100),
  entered_at   timestamptz not null default clock_timestamp(),
  primary key (tenant_id, payment_id),
  foreign key (tenant_id, invoice_id) references invoice
);
create index received_payment_of_invoice on received_payment (tenant_id, invoice_id);
select isolate_tenants('received_payment');
grant select, insert on received_payment to recado_app;

alter table book_entry
  add column received_id uuid,
  add constraint book_entry_received_check check (received_id is null or reason = 'elsewhere'),
  add foreign key (tenant_id, received_id) references received_payment (tenant_id, payment_id);
create unique index book_entry_received on book_entry (tenant_id, received_id) where received_id is not null;

-- What a key has had made at the desk: asked for once more, it makes nothing again. The digest tells another request apart.
create table desk_request (
  tenant_id   uuid not null references tenant,
  request_key text not null,
  digest      bytea not null check (length(digest) = 32),
  made        uuid,
  made_at     timestamptz not null default now(),
  primary key (tenant_id, request_key)
);
create index desk_request_by_age on desk_request (tenant_id, made_at);
select isolate_tenants('desk_request');
grant select, insert, update, delete on desk_request to recado_app;

-- A proof ends when the address it was given by does.
grant update (until) on identity_proof to recado_app;
