-- The books, and how invoices are paid: accounts with payment providers, attempts, and what the providers told.

-- The books ---------------------------------------------------------------------------------------------------------

-- Double entry. An entry says what happened to an invoice's money; its postings say where the money went, and from
-- where: debits above zero, credits below. Entries are never changed: what was wrong is undone by another entry.
--
--   issued     the invoice: the customer owes it
--   cancelled  the invoice was a mistake
--   elsewhere  it was paid past Recado, and somebody says so
--   payment, refund, dispute  what a provider told of one payment of one attempt
create table book_entry (
  tenant_id  uuid not null,
  entry_id   uuid not null,
  invoice_id uuid not null,
  reason     text not null check (reason in ('issued', 'cancelled', 'elsewhere', 'payment', 'refund', 'dispute')),
  attempt_id uuid,
  payment    text,
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  at         timestamptz not null default clock_timestamp(),
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, invoice_id) references invoice,
  check ((reason in ('payment', 'refund', 'dispute')) = (attempt_id is not null and payment is not null))
);
create index book_entry_of_invoice on book_entry (tenant_id, invoice_id);
-- Money comes in once for each payment, and an invoice is issued once, whatever goes wrong above this.
create unique index book_entry_payment on book_entry (tenant_id, attempt_id, payment) where reason = 'payment';
create unique index book_entry_issued on book_entry (tenant_id, invoice_id) where reason = 'issued';

-- receivable: what customers owe; cash: what lies with the provider; elsewhere: what came past Recado; disputed: what
-- a bank holds back while a payment is disputed; lost: what it kept in the end.
create table book_posting (
  tenant_id    uuid not null,
  entry_id     uuid not null,
  account      text not null check (account in
    ('receivable', 'revenue', 'tax', 'cash', 'elsewhere', 'refunded', 'disputed', 'lost')),
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (tenant_id, entry_id, account),
  foreign key (tenant_id, entry_id) references book_entry
);

-- Looked at when the transaction ends: an entry is written before its postings, and they one after the other.
create function check_entry_balances() returns trigger
language plpgsql as $$
declare
  v_tenant constant uuid := coalesce(new.tenant_id, old.tenant_id);
  v_entry  constant uuid := coalesce(new.entry_id, old.entry_id);
begin
  if (select count(*) < 2 or sum(p.amount_minor) <> 0 from book_posting p
      where p.tenant_id = v_tenant and p.entry_id = v_entry) then
    raise exception 'entry % of the books does not balance', v_entry using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger entry_balances after insert on book_entry
  deferrable initially deferred for each row execute function check_entry_balances();
create constraint trigger entry_balances after insert or update or delete on book_posting
  deferrable initially deferred for each row execute function check_entry_balances();

create function book(p_invoice invoice, p_reason text, p_accounts text[], p_amounts bigint[]) returns void
language plpgsql as $$
declare
  v_entry constant uuid := gen_random_uuid();
begin
  insert into book_entry (tenant_id, entry_id, invoice_id, reason, currency)
  values (p_invoice.tenant_id, v_entry, p_invoice.invoice_id, p_reason, p_invoice.currency);
  insert into book_posting (tenant_id, entry_id, account, amount_minor)
  select p_invoice.tenant_id, v_entry, p.account, p.amount
  from unnest(p_accounts, p_amounts) as p (account, amount) where p.amount <> 0;
end $$;

-- What is still owed of an invoice; below zero when more was paid than that.
create function outstanding(p_tenant uuid, p_invoice uuid) returns bigint
language sql stable as $$
  select coalesce(sum(p.amount_minor), 0)::bigint
  from book_entry e join book_posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
  where e.tenant_id = p_tenant and e.invoice_id = p_invoice and p.account = 'receivable'
$$;

-- Invoices are booked as they are written, whoever writes them. One that is called paid while something is owed was
-- paid elsewhere. Paid and cancelled are ends, and amounts stay as issued: an invoice that is wrong is cancelled.
create function book_invoice() returns trigger
language plpgsql as $$
declare
  v_owed bigint;
begin
  if tg_op = 'INSERT' then
    if new.net_minor <> 0 or new.tax_minor <> 0 then
      perform book(new, 'issued', array['receivable', 'revenue', 'tax'],
                   array[new.total_minor, -new.net_minor, -new.tax_minor]);
    end if;
  elsif (new.currency, new.net_minor, new.tax_minor, new.customer_id)
      is distinct from (old.currency, old.net_minor, old.tax_minor, old.customer_id)
      or old.state <> 'open' and new.state <> old.state then
    raise exception 'invoice % is issued: cancel it, and issue another', new.number using errcode = 'check_violation';
  end if;

  if new.state <> 'open' and (tg_op = 'INSERT' or old.state = 'open') then
    v_owed := outstanding(new.tenant_id, new.invoice_id);
    if new.state = 'paid' and v_owed > 0 then
      perform book(new, 'elsewhere', array['elsewhere', 'receivable'], array[v_owed, -v_owed]);
    elsif new.state = 'cancelled' then
      if v_owed <> new.total_minor then
        raise exception 'invoice % is partly paid', new.number using errcode = 'check_violation';
      elsif new.net_minor <> 0 or new.tax_minor <> 0 then
        perform book(new, 'cancelled', array['receivable', 'revenue', 'tax'],
                     array[-new.total_minor, new.net_minor, new.tax_minor]);
      end if;
    end if;
  end if;
  return null;
end $$;
create trigger book_invoice after insert or update on invoice for each row execute function book_invoice();

-- The invoices there are already. Their owner sees them for this moment only.
alter table invoice no force row level security;
do $$
declare
  v_invoice invoice;
begin
  for v_invoice in select * from invoice loop
    if v_invoice.net_minor <> 0 or v_invoice.tax_minor <> 0 then
      perform book(v_invoice, 'issued', array['receivable', 'revenue', 'tax'],
                   array[v_invoice.total_minor, -v_invoice.net_minor, -v_invoice.tax_minor]);
      if v_invoice.state = 'paid' then
        perform book(v_invoice, 'elsewhere', array['elsewhere', 'receivable'],
                     array[v_invoice.total_minor, -v_invoice.total_minor]);
      elsif v_invoice.state = 'cancelled' then
        perform book(v_invoice, 'cancelled', array['receivable', 'revenue', 'tax'],
                     array[-v_invoice.total_minor, v_invoice.net_minor, v_invoice.tax_minor]);
      end if;
    end if;
  end loop;
end $$;
set constraints all immediate;
alter table invoice force row level security;

select isolate_tenants('book_entry'), isolate_tenants('book_posting');
grant select, insert on book_entry, book_posting to recado_app;

-- Payments ----------------------------------------------------------------------------------------------------------

-- A tenant's account with a provider. Its id stands in the webhook's address; the secrets are sealed.
create table payment_account (
  tenant_id  uuid not null references tenant,
  account_id uuid not null,
  provider   text not null check (provider in ('stripe', 'mercado_pago')),
  live       boolean not null,
  preferred  boolean not null,
  secrets    bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, account_id)
);
create unique index payment_account_by_id on payment_account (account_id);
create unique index payment_account_preferred on payment_account (tenant_id) where preferred;
select isolate_tenants('payment_account');
create policy route on payment_account for select to recado_dispatch using (true);
grant select, insert, update on payment_account to recado_app;
grant select on payment_account to recado_dispatch;

-- One try to pay one invoice: a page of the provider's that takes the money once.
--
--   requested   written down before the provider is asked for the page
--   open        the customer has the page's address
--   pending     the provider says that money is on its way
--   paid, failed, expired  as the provider says
--   refused     the provider would not make the page
--   questioned  money came that is not what was asked for: somebody must look
--
-- round: how often the provider answered with a failure of its own, which it would repeat to the same key.
create table payment_attempt (
  tenant_id       uuid not null,
  attempt_id      uuid not null,
  invoice_id      uuid not null,
  account_id      uuid not null,
  conversation_id uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  amount_minor    bigint not null check (amount_minor > 0),
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  state           text not null default 'requested' check (state in
    ('requested', 'open', 'pending', 'paid', 'failed', 'expired', 'refused', 'questioned')),
  round           int not null default 1,
  session_id      text,
  url             text,
  requested_at    timestamptz not null,
  expires_at      timestamptz not null check (expires_at > requested_at),
  looked_at       timestamptz,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, invoice_id) references invoice,
  foreign key (tenant_id, account_id) references payment_account,
  foreign key (tenant_id, conversation_id) references conversation,
  check ((session_id is null) = (url is null))
);
-- Two taps on two nodes fall on this: an invoice has one attempt under way.
create unique index payment_attempt_under_way on payment_attempt (tenant_id, invoice_id)
  where state in ('requested', 'open', 'pending', 'questioned');
create index payment_attempt_left on payment_attempt (expires_at) where state in ('requested', 'open', 'pending');
select isolate_tenants('payment_attempt');
create policy dispatch on payment_attempt for select to recado_dispatch using (true);
grant select, insert, update on payment_attempt to recado_app;
grant select (tenant_id, attempt_id, account_id, state, expires_at, looked_at) on payment_attempt to recado_dispatch;

-- Which attempt a request was given.
create table payment_request (
  tenant_id   uuid not null,
  request_key text not null,
  attempt_id  uuid not null,
  primary key (tenant_id, request_key),
  foreign key (tenant_id, attempt_id) references payment_attempt
);
select isolate_tenants('payment_request');
grant select, insert, update on payment_request to recado_app;

-- What providers told, one fact a row, kept for ever; the key is what a repetition falls on. What an attempt has come
-- to follows from the set of its facts, in whatever order they came. Facts that name no attempt belong to the one whose
-- other facts name the same payment. The events' bodies are not kept: they name the payer, and the provider has them.
create table payment_fact (
  tenant_id    uuid not null,
  account_id   uuid not null,
  fact_key     text not null check (length(fact_key) between 1 and 300),
  attempt_id   uuid,
  payment      text,
  kind         text not null check (kind in
    ('paid', 'awaited', 'failed', 'expired', 'refunded', 'disputed', 'dispute_won', 'dispute_lost')),
  amount_minor bigint,
  currency     text,
  live         boolean not null,
  at           timestamptz not null,
  recorded_at  timestamptz not null default clock_timestamp(),
  settled_at   timestamptz,
  primary key (tenant_id, account_id, fact_key),
  foreign key (tenant_id, account_id) references payment_account,
  check ((amount_minor is null) = (currency is null))
);
create index payment_fact_of_attempt on payment_fact (tenant_id, account_id, attempt_id);
create index payment_fact_of_payment on payment_fact (tenant_id, account_id, payment);
create index payment_fact_unsettled on payment_fact (recorded_at) where settled_at is null;
select isolate_tenants('payment_fact');
create policy dispatch on payment_fact for select to recado_dispatch using (true);
grant select, insert on payment_fact to recado_app;
grant update (settled_at) on payment_fact to recado_app;
grant select (tenant_id, account_id, fact_key, recorded_at, settled_at) on payment_fact to recado_dispatch;

-- Payments that a provider wants looked at: its notice names one, and says nothing of it that could be believed.
create table payment_look (
  tenant_id  uuid not null,
  account_id uuid not null,
  payment    text not null check (length(payment) between 1 and 100),
  asked      int not null default 1,
  looks      int not null default 0,
  due_at     timestamptz default clock_timestamp(),
  primary key (tenant_id, account_id, payment),
  foreign key (tenant_id, account_id) references payment_account
);
create index payment_look_due on payment_look (due_at) where due_at is not null;
select isolate_tenants('payment_look');
create policy dispatch on payment_look for select to recado_dispatch using (true);
grant select, insert, update on payment_look to recado_app;
grant select on payment_look to recado_dispatch;

-- What happened in the business and others may want to know or do something about, once for each subject and cause.
-- restore_service: a suspended customer owes nothing overdue any more; whoever runs the network is to switch it on.
create table business_event (
  tenant_id uuid not null references tenant,
  event_id  uuid not null,
  kind      text not null check (kind in ('invoice_paid', 'payment_questioned', 'restore_service')),
  subject   uuid not null,
  cause     uuid not null,
  at        timestamptz not null default clock_timestamp(),
  primary key (tenant_id, event_id),
  unique (tenant_id, kind, subject, cause)
);
select isolate_tenants('business_event');
grant select, insert on business_event to recado_app;
