-- What customers say they have paid by bank transfer, until a person has looked at the bank account.
--
--   claimed    the customer says so; nothing is paid by that
--   confirmed  a person has seen the money, and it is booked
--   rejected   a person has not, and why
create table transfer_claim (
  tenant_id       uuid not null references tenant,
  claim_id        uuid not null,
  invoice_id      uuid not null,
  customer_id     uuid not null,
  conversation_id uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  amount_minor    bigint not null check (amount_minor > 0),
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  paid_on         date not null,
  reference       text not null check (length(reference) between 1 and 100),
  -- The files that came along, as their channel holds them.
  proof           jsonb not null,
  request_key     text not null,
  claimed_at      timestamptz not null,
  state           text not null default 'claimed' check (state in ('claimed', 'confirmed', 'rejected')),
  reason          text check (reason in ('not_arrived', 'other_amount', 'unreadable_proof')),
  decided_by      text check (length(decided_by) between 1 and 100),
  decided_at      timestamptz,
  -- How much of it was more than what was owed when it was confirmed.
  credit_minor    bigint check (credit_minor >= 0),
  primary key (tenant_id, claim_id),
  unique (tenant_id, request_key),
  foreign key (tenant_id, invoice_id) references invoice,
  foreign key (tenant_id, customer_id) references customer,
  foreign key (tenant_id, conversation_id) references conversation,
  check ((state = 'claimed') = (decided_at is null)),
  check ((state = 'claimed') = (decided_by is null)),
  check ((state = 'rejected') = (reason is not null)),
  check ((state = 'confirmed') = (credit_minor is not null))
);
-- One is looked at at a time.
create unique index transfer_claim_open on transfer_claim (tenant_id, invoice_id) where state = 'claimed';
create index transfer_claim_in_order on transfer_claim (tenant_id, claimed_at) where state = 'claimed';
select isolate_tenants('transfer_claim');
grant select, insert, update on transfer_claim to recado_app;

-- bank: what came by transfer. credit: what customers have paid more than they owed, and is theirs.
alter table book_entry
  add column claim_id uuid,
  drop constraint book_entry_reason_check,
  add constraint book_entry_reason_check check (reason in
    ('issued', 'cancelled', 'elsewhere', 'payment', 'refund', 'dispute', 'transfer')),
  add constraint book_entry_transfer_check check ((reason = 'transfer') = (claim_id is not null)),
  add foreign key (tenant_id, claim_id) references transfer_claim (tenant_id, claim_id);
-- A transfer comes in once, whatever goes wrong above this.
create unique index book_entry_transfer on book_entry (tenant_id, claim_id) where reason = 'transfer';
alter table book_posting
  drop constraint book_posting_account_check,
  add constraint book_posting_account_check check (account in
    ('receivable', 'revenue', 'tax', 'cash', 'elsewhere', 'refunded', 'disputed', 'lost', 'bank', 'credit'));

-- Books a claim that has just been confirmed: against what is owed, and the rest as the customer's credit. The caller holds
-- the invoice's row. Gives the credit.
create function book_transfer(p_tenant uuid, p_claim uuid, p_at timestamptz) returns bigint
language plpgsql as $$
declare
  v_claim   transfer_claim;
  v_entry   constant uuid := gen_random_uuid();
  v_covered bigint;
begin
  select * into strict v_claim from transfer_claim c where c.tenant_id = p_tenant and c.claim_id = p_claim;
  v_covered := least(v_claim.amount_minor, greatest(outstanding(p_tenant, v_claim.invoice_id), 0));
  insert into book_entry (tenant_id, entry_id, invoice_id, reason, claim_id, currency)
  values (p_tenant, v_entry, v_claim.invoice_id, 'transfer', p_claim, v_claim.currency);
  insert into book_posting (tenant_id, entry_id, account, amount_minor)
  select p_tenant, v_entry, p.account, p.amount
  from (values ('bank', v_claim.amount_minor), ('receivable', -v_covered),
               ('credit', v_covered - v_claim.amount_minor)) as p (account, amount)
  where p.amount <> 0;
  if outstanding(p_tenant, v_claim.invoice_id) <= 0 then
    update invoice i set state = 'paid', paid_at = p_at
    where i.tenant_id = p_tenant and i.invoice_id = v_claim.invoice_id and i.state = 'open';
  end if;
  return v_claim.amount_minor - v_covered;
end $$;

alter table business_event drop constraint business_event_kind_check;
alter table business_event add constraint business_event_kind_check check (kind in
  ('invoice_paid', 'payment_questioned', 'payment_twice', 'refund_failed', 'dispute_opened', 'dispute_won',
   'dispute_lost', 'restore_service', 'service_restored', 'restore_failed', 'transfer_confirmed', 'transfer_rejected',
   'promise_kept', 'promise_broken'));
