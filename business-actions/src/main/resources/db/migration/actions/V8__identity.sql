-- Who somebody who writes is proven to be. The functions that ask for codes and try them are in R__identity.sql.

-- A code is sent to an address only if the tenant has made sure that it is the customer's.
alter table customer add column email_verified_at timestamptz;
-- Whether a text is one address and nothing else: files may hold two, or one with a name around it.
create function is_one_address(p_text text) returns boolean
language sql immutable as $$
  select p_text ~ '^[^\s@,;<>"()]+@[^\s@,;<>"()]+$'
$$;
create index customer_by_number on customer (tenant_id, lower(number));
create index customer_by_email on customer (tenant_id, lower(email));

-- A code that was asked for. Times are the database's; a code lives from when it was asked for.
create table identity_challenge (
  tenant_id       uuid not null references tenant,
  challenge_id    uuid not null,
  conversation_id uuid not null,
  contact_id      uuid not null,
  -- Null where what was claimed is nobody's: everything else is as if it were somebody's, but for the sending.
  customer_id     uuid,
  address         text check (is_one_address(address)),
  language        text not null check (language in ('es', 'en', 'de')),
  asked_at        timestamptz not null default clock_timestamp(),
  code_until      timestamptz not null,
  -- A keyed hash. Null before the code was drawn, and after it was used or made void.
  code_seal       text,
  -- Of the code before, where a mail had to be tried again: it may have gone out all the same.
  former_seal     text,
  failures        int not null default 0,
  -- Null when there is nothing to send (any more).
  send_at         timestamptz,
  send_tries      int not null default 0,
  proven_at       timestamptz,
  primary key (tenant_id, challenge_id),
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  foreign key (tenant_id, customer_id) references customer,
  check (customer_id is not null or (address is null and code_seal is null and former_seal is null and send_at is null))
);
create index identity_challenge_latest on identity_challenge (tenant_id, conversation_id, contact_id, asked_at);
create index identity_challenge_due on identity_challenge (send_at) where send_at is not null;
select isolate_tenants('identity_challenge');
create policy dispatch on identity_challenge for select to recado_dispatch using (true);
grant select, insert, update on identity_challenge to recado_app;
grant select (tenant_id, challenge_id, conversation_id, send_at, code_until) on identity_challenge to recado_dispatch;

-- What a code has proven: for one contact, in one conversation, for a while.
create table identity_proof (
  tenant_id       uuid not null,
  challenge_id    uuid not null,
  conversation_id uuid not null,
  contact_id      uuid not null,
  customer_id     uuid not null,
  proven_at       timestamptz not null default clock_timestamp(),
  until           timestamptz not null,
  primary key (tenant_id, challenge_id),
  foreign key (tenant_id, challenge_id) references identity_challenge,
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  foreign key (tenant_id, customer_id) references customer
);
create index identity_proof_of_contact on identity_proof (tenant_id, contact_id, customer_id);
create index identity_proof_of_conversation on identity_proof (tenant_id, conversation_id, contact_id, until);
select isolate_tenants('identity_proof');
grant select, insert on identity_proof to recado_app;

-- The audit of all this, only added to: every request, once, with how it was answered. The limits are counted on it.
-- refused: there were too many before.
create table identity_event (
  tenant_id       uuid not null,
  request_key     text not null,
  kind            text not null check (kind in ('asked', 'asked_again', 'proven', 'wrong', 'expired', 'refused')),
  conversation_id uuid not null,
  contact_id      uuid not null,
  customer_id     uuid,
  -- Where the code that this is about goes or went; null where there is none.
  address         text,
  -- The limit for which nothing is sent to a known customer. They are not told.
  held            text check (held in ('customer_sends', 'customer_wrong', 'tenant_sends', 'tenant_wrong')),
  at              timestamptz not null default clock_timestamp(),
  primary key (tenant_id, request_key),
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  foreign key (tenant_id, customer_id) references customer
);
create index identity_event_of_contact on identity_event (tenant_id, contact_id, at);
create index identity_event_of_customer on identity_event (tenant_id, customer_id, at) where customer_id is not null;
create index identity_event_of_address on identity_event (tenant_id, address, at) where address is not null;
create index identity_event_of_tenant on identity_event (tenant_id, at) where address is not null;
select isolate_tenants('identity_event');
grant select, insert on identity_event to recado_app;
