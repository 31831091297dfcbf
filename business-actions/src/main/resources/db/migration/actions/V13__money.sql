-- What follows from payments: what customers are told of them, money that is given back, what a person is to look at,
-- service that is switched on again, and invoices as documents.

-- Facts ---------------------------------------------------------------------------------------------------------------

-- declined: a payment that was on its way will not come, and the page still takes money. refund_made, refund_failed:
-- one refund by itself, and that it did not arrive; the kind refunded is the sum of all there were.
alter table payment_fact drop constraint payment_fact_kind_check;
alter table payment_fact add constraint payment_fact_kind_check check (kind in
  ('paid', 'awaited', 'declined', 'failed', 'expired', 'refunded', 'refund_made', 'refund_failed',
   'disputed', 'dispute_won', 'dispute_lost'));

-- What is questioned keeps a new attempt away by a condition of its beginning (see PostgresAttempts), not by this
-- index: money may come late for an attempt that another has followed.
drop index payment_attempt_under_way;
create unique index payment_attempt_under_way on payment_attempt (tenant_id, invoice_id)
  where state in ('requested', 'open', 'pending');

-- Pages that take money as often as they are paid are closed once they were. How often that was tried, and when it is
-- tried next (null: at once); closed_at also where the provider will not.
alter table payment_attempt
  add column closed_at    timestamptz,
  add column close_tries  int not null default 0,
  add column close_due_at timestamptz;
create index payment_attempt_to_close on payment_attempt (expires_at) where state = 'paid' and closed_at is null;
grant select (invoice_id, closed_at, close_tries, close_due_at) on payment_attempt to recado_dispatch;

-- What was told of an attempt: each thing once, in the transaction that tells it.
create table payment_told (
  tenant_id  uuid not null,
  attempt_id uuid not null,
  news       text not null check (length(news) between 1 and 300),
  told_at    timestamptz not null default clock_timestamp(),
  primary key (tenant_id, attempt_id, news),
  foreign key (tenant_id, attempt_id) references payment_attempt
);
select isolate_tenants('payment_told');
grant select, insert on payment_told to recado_app;

-- What was told by the version before. The owner sees all rows for this moment only.
alter table payment_attempt no force row level security;
alter table payment_told no force row level security;
insert into payment_told (tenant_id, attempt_id, news)
select tenant_id, attempt_id, state from payment_attempt where state in ('paid', 'failed');
set constraints all immediate;
alter table payment_attempt force row level security;
alter table payment_told force row level security;

-- A payment that came besides the one that was asked for, and is to be given back.
--
--   due       the provider is to be asked, at due_at
--   asked     it has taken the request; the money is back when it says so
--   returned  it says so
--   left      it will not, or gave no answer for too long: a person sees to it
create table payment_return (
  tenant_id    uuid not null,
  attempt_id   uuid not null,
  payment      text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  state        text not null default 'due' check (state in ('due', 'asked', 'returned', 'left')),
  tries        int not null default 0,
  due_at       timestamptz default clock_timestamp(),
  created_at   timestamptz not null default clock_timestamp(),
  primary key (tenant_id, attempt_id, payment),
  foreign key (tenant_id, attempt_id) references payment_attempt,
  check ((state = 'due') = (due_at is not null))
);
create index payment_return_due on payment_return (due_at) where state = 'due';
select isolate_tenants('payment_return');
create policy dispatch on payment_return for select to recado_dispatch using (true);
grant select, insert, update on payment_return to recado_app;
grant select on payment_return to recado_dispatch;

-- What a person is to look at: becomes a ticket, whose number the customer is told. The words are the ticket's; said is
-- what the customer hears, with %s for the number.
create table billing_matter (
  tenant_id       uuid not null references tenant,
  matter_key      text not null check (length(matter_key) between 1 and 300),
  conversation_id uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  words           text not null,
  said            text not null,
  tries           int not null default 0,
  due_at          timestamptz default clock_timestamp(),
  ticket          text,
  created_at      timestamptz not null default clock_timestamp(),
  primary key (tenant_id, matter_key),
  foreign key (tenant_id, conversation_id) references conversation
);
create index billing_matter_due on billing_matter (due_at) where due_at is not null;
select isolate_tenants('billing_matter');
create policy dispatch on billing_matter for select to recado_dispatch using (true);
grant select, insert, update on billing_matter to recado_app;
grant select (tenant_id, matter_key, due_at) on billing_matter to recado_dispatch;

-- Events --------------------------------------------------------------------------------------------------------------

alter table business_event drop constraint business_event_kind_check;
alter table business_event add constraint business_event_kind_check check (kind in
  ('invoice_paid', 'payment_questioned', 'payment_twice', 'refund_failed', 'dispute_opened', 'dispute_won',
   'dispute_lost', 'restore_service', 'service_restored', 'restore_failed'));

-- Restoring service ---------------------------------------------------------------------------------------------------

-- A router that service is switched on at. Its address and credentials are sealed.
create table network_router (
  tenant_id  uuid not null references tenant,
  router_id  uuid not null,
  kind       text not null check (kind in ('mikrotik')),
  name       text not null,
  secrets    bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, router_id),
  unique (tenant_id, name)
);
select isolate_tenants('network_router');
grant select, insert, update on network_router to recado_app;

-- How a customer's access is known to a router: by the name of a PPP secret that is disabled while service is
-- suspended, or by an address that stands in an address list meanwhile.
create table access_switch (
  tenant_id uuid not null,
  access_id uuid not null,
  router_id uuid not null,
  way       text not null check (way in ('ppp_secret', 'address_list')),
  name      text not null check (length(name) between 1 and 200),
  list      text check (length(list) between 1 and 200),
  primary key (tenant_id, access_id),
  foreign key (tenant_id, access_id) references network_node,
  foreign key (tenant_id, router_id) references network_router,
  check ((way = 'address_list') = (list is not null))
);
select isolate_tenants('access_switch');
grant select, insert, update, delete on access_switch to recado_app;

-- A suspended customer owes nothing overdue any more: their service is to be switched on. While that is due, whatever
-- else is paid adds nothing to it.
--
--   due     to be switched on at due_at
--   done    the router says that it is on
--   left    no router is known for it, or it could not be reached: whoever listens to the event, or a person, sees to it
create table service_restore (
  tenant_id       uuid not null,
  subscription_id uuid not null,
  cause           uuid not null,
  conversation_id uuid,
  language        text check (language in ('es', 'en', 'de')),
  state           text not null default 'due' check (state in ('due', 'done', 'left')),
  tries           int not null default 0,
  due_at          timestamptz default clock_timestamp(),
  created_at      timestamptz not null default clock_timestamp(),
  ended_at        timestamptz,
  primary key (tenant_id, subscription_id, cause),
  foreign key (tenant_id, subscription_id) references subscription,
  foreign key (tenant_id, conversation_id) references conversation,
  check ((conversation_id is null) = (language is null)),
  check ((state = 'due') = (due_at is not null))
);
create index service_restore_due on service_restore (due_at) where state = 'due';
create unique index service_restore_once on service_restore (tenant_id, subscription_id) where state = 'due';
select isolate_tenants('service_restore');
create policy dispatch on service_restore for select to recado_dispatch using (true);
grant select, insert, update on service_restore to recado_app;
grant select (tenant_id, subscription_id, cause, state, due_at) on service_restore to recado_dispatch;

-- Invoices as documents -----------------------------------------------------------------------------------------------

-- A link to an invoice as a document. The token itself is not here; it stands in the message that gives it.
create table invoice_link (
  tenant_id   uuid not null,
  token_hash  bytea not null check (length(token_hash) = 32),
  invoice_id  uuid not null,
  language    text not null check (language in ('es', 'en', 'de')),
  request_key text not null,
  opened      int not null default 0,
  created_at  timestamptz not null default clock_timestamp(),
  expires_at  timestamptz not null,
  primary key (tenant_id, token_hash),
  unique (tenant_id, request_key),
  foreign key (tenant_id, invoice_id) references invoice
);
create unique index invoice_link_by_token on invoice_link (token_hash);
create index invoice_link_expired on invoice_link (tenant_id, expires_at);
select isolate_tenants('invoice_link');
create policy dispatch on invoice_link for select to recado_dispatch using (true);
grant select, insert, update, delete on invoice_link to recado_app;
grant select (tenant_id, token_hash, expires_at) on invoice_link to recado_dispatch;

-- Who issues invoices, as it stands on the document: the firm's full name, its tax number, its address.
create table invoice_issuer (
  tenant_id  uuid primary key references tenant,
  name       text not null,
  tax_number text,
  address    text,
  contact    text
);
select isolate_tenants('invoice_issuer');
grant select, insert, update on invoice_issuer to recado_app;
