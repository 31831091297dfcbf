-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- What people do with customers and their money, entered in the transaction that does it. The values stay where they are: the
-- entry says which of what proves a customer was changed, and not to what.

create or replace function audit_billing(p_tenant uuid, p_action text, p_code text, p_reference text, p_customer uuid)
returns void
language sql as $$
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference, customer_id)
  values (p_tenant, 'agent', desk_person(), p_action, 'done', p_code, p_reference, p_customer)
$$;

create or replace function audit_customer() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit_billing(new.tenant_id, 'customer.created', null, new.number, new.customer_id);
  else
    perform audit_billing(
      new.tenant_id, 'customer.changed',
      nullif(concat_ws(',',
        case when new.number <> old.number then 'number' end,
        case when new.phone is distinct from old.phone then 'phone' end,
        case when new.email is distinct from old.email then 'email' end,
        case when (new.email_verified_at is null) <> (old.email_verified_at is null) then 'email_verified' end), ''),
      new.number, new.customer_id);
  end if;
  return null;
end $$;
create or replace trigger audit_customer after insert or update on customer for each row
  when (desk_person() is not null)
  execute function audit_customer();

create or replace function audit_invoice() returns trigger
language plpgsql as $$
begin
  perform audit_billing(
    new.tenant_id, 'invoice.' || case tg_op when 'INSERT' then 'issued' else new.state end, null, new.number, new.customer_id);
  return null;
end $$;
create or replace trigger audit_invoice_issued after insert on invoice for each row
  when (desk_person() is not null)
  execute function audit_invoice();
create or replace trigger audit_invoice_cancelled after update of state on invoice for each row
  when (new.state = 'cancelled' and old.state <> 'cancelled' and desk_person() is not null)
  execute function audit_invoice();

create or replace function audit_received_payment() returns trigger
language plpgsql as $$
begin
  perform audit_billing(new.tenant_id, 'payment.received', new.way, i.number, i.customer_id)
  from invoice i where i.tenant_id = new.tenant_id and i.invoice_id = new.invoice_id;
  return null;
end $$;
create or replace trigger audit_received_payment after insert on received_payment for each row
  when (desk_person() is not null)
  execute function audit_received_payment();

create or replace function audit_invoice_series() returns trigger
language plpgsql as $$
begin
  perform audit_billing(new.tenant_id, 'invoice.renumbered', null, new.prefix || new.next_number, null);
  return null;
end $$;
-- Whoever takes a number leaves the prefix alone.
create or replace trigger audit_invoice_series after update of prefix on invoice_series for each row
  when (desk_person() is not null)
  execute function audit_invoice_series();

create or replace function audit_plan() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_billing(old.tenant_id, 'plan.removed', null, left(old.name, 100), null);
  else
    perform audit_billing(
      new.tenant_id, case tg_op when 'INSERT' then 'plan.created' else 'plan.changed' end, null, left(new.name, 100), null);
  end if;
  return null;
end $$;
create or replace trigger audit_plan after insert or update or delete on plan for each row
  when (desk_person() is not null)
  execute function audit_plan();

create or replace function audit_subscription() returns trigger
language plpgsql as $$
begin
  perform audit_billing(
    new.tenant_id,
    'subscription.' || case when tg_op = 'INSERT' then 'created' when new.state <> old.state then new.state else 'changed' end,
    null, new.subscription_id::text, new.customer_id);
  return null;
end $$;
create or replace trigger audit_subscription after insert or update on subscription for each row
  when (desk_person() is not null)
  execute function audit_subscription();

-- Where customers transfer to: the end of the number is enough to know an account by.
create or replace function audit_bank_account() returns trigger
language plpgsql as $$
declare
  v_account bank_account;
begin
  if tg_op = 'DELETE' then
    v_account := old;
  else
    v_account := new;
  end if;
  perform audit_billing(
    v_account.tenant_id,
    'transfer.account_' || case tg_op when 'INSERT' then 'added' when 'DELETE' then 'removed' else 'changed' end,
    v_account.currency, left(v_account.bank, 80) || ' …' || right(v_account.number, 4), null);
  return null;
end $$;
create or replace trigger audit_bank_account after insert or delete on bank_account for each row
  when (desk_person() is not null)
  execute function audit_bank_account();
create or replace trigger audit_bank_account_changed after update on bank_account for each row
  when ((new.standard, new.holder, new.bank, new.note) is distinct from (old.standard, old.holder, old.bank, old.note)
        and desk_person() is not null)
  execute function audit_bank_account();

-- What customers sign in with, by whose it is and the kind of the system: what it is called stays where it is.
create or replace function audit_access_account() returns trigger
language plpgsql as $$
declare
  v_account constant access_account := case when tg_op = 'DELETE' then old else new end;
begin
  perform audit_billing(
    v_account.tenant_id,
    'login.' || case tg_op when 'INSERT' then 'added' when 'DELETE' then 'removed' else 'changed' end,
    s.kind, k.number, k.customer_id)
  from customer k
  join password_system s on s.tenant_id = k.tenant_id and s.system_id = v_account.system_id
  where k.tenant_id = v_account.tenant_id and k.customer_id = v_account.customer_id;
  return null;
end $$;
create or replace trigger audit_access_account after insert or delete on access_account for each row
  when (desk_person() is not null)
  execute function audit_access_account();
create or replace trigger audit_access_account_changed after update on access_account for each row
  when (old.login <> new.login and desk_person() is not null)
  execute function audit_access_account();
