-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- What the next invoice is called, in the transaction that writes it. Who issues for a tenant waits here for others who do. A
-- tenant's first series goes on where the numbers that are there end; numbers that somebody else has used are left out.
create or replace function next_invoice_number(p_tenant uuid) returns text
language plpgsql as $$
declare
  v_series invoice_series;
  v_number text;
begin
  if not exists (select from invoice_series s where s.tenant_id = p_tenant) then
    insert into invoice_series (tenant_id, prefix, next_number)
    select p_tenant, 'F-', coalesce(max(substr(i.number, 3)::bigint), 0) + 1
    from invoice i where i.tenant_id = p_tenant and i.number ~ '^F-\d{1,9}$'
    on conflict do nothing;
  end if;
  select * into strict v_series from invoice_series s where s.tenant_id = p_tenant for update;
  loop
    v_number := v_series.prefix || v_series.next_number;
    v_series.next_number := v_series.next_number + 1;
    exit when not exists (select from invoice i where i.tenant_id = p_tenant and i.number = v_number);
  end loop;
  update invoice_series s set next_number = v_series.next_number where s.tenant_id = p_tenant;
  return v_number;
end $$;

-- Books what was received past Recado against what is owed; the invoice is paid when nothing is left. The caller holds the
-- invoice's row, and has seen that no more was received than is owed.
create or replace function book_received(p_tenant uuid, p_payment uuid) returns void
language plpgsql as $$
declare
  v_payment received_payment;
  v_entry   constant uuid := gen_random_uuid();
begin
  select * into strict v_payment from received_payment r where r.tenant_id = p_tenant and r.payment_id = p_payment;
  insert into book_entry (tenant_id, entry_id, invoice_id, reason, received_id, currency)
  values (p_tenant, v_entry, v_payment.invoice_id, 'elsewhere', p_payment, v_payment.currency);
  insert into book_posting (tenant_id, entry_id, account, amount_minor)
  values (p_tenant, v_entry, case v_payment.way when 'bank' then 'bank' else 'elsewhere' end, v_payment.amount_minor),
         (p_tenant, v_entry, 'receivable', -v_payment.amount_minor);
  perform outdate_pages(p_tenant, v_payment.invoice_id, clock_timestamp());
  if outstanding(p_tenant, v_payment.invoice_id) <= 0 then
    update invoice i set state = 'paid',
      paid_at = (select least(clock_timestamp(), (v_payment.received_on + time '12:00') at time zone t.time_zone)
                 from tenant t where t.tenant_id = p_tenant)
    where i.tenant_id = p_tenant and i.invoice_id = v_payment.invoice_id and i.state = 'open';
  end if;
end $$;

-- What was proven by an address that is not the customer's any more: codes on the way to it are void, and proofs end.
create or replace function end_proofs() returns trigger
language plpgsql as $$
begin
  update identity_challenge c set code_seal = null, former_seal = null, send_at = null
  where c.tenant_id = new.tenant_id and c.customer_id = new.customer_id
    and (c.code_seal is not null or c.former_seal is not null or c.send_at is not null);
  update identity_proof p set until = least(p.until, clock_timestamp())
  where p.tenant_id = new.tenant_id and p.customer_id = new.customer_id and p.until > clock_timestamp();
  return null;
end $$;
create or replace trigger end_proofs after update of email, email_verified_at on customer for each row
  when (lower(old.email) is distinct from lower(new.email)
        or old.email_verified_at is not null and new.email_verified_at is null)
  execute function end_proofs();
