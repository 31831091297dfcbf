-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Says something to a customer outside of a turn: news from elsewhere, such as a payment that has come. Where a person
-- has the conversation, the bot stays silent and leaves them a note; where nobody is left to tell, because they were
-- erased, nothing is said. The locks are those of a turn's commit, in its order. Runs with the caller's rights, in a transaction that has named the tenant.
create or replace function tell_customer(p_tenant uuid, p_conversation uuid, p_message uuid, p_content jsonb)
returns void
language plpgsql as $$
declare
  v_place        bigint;
  v_conversation conversation;
begin
  select w.next_outbound into strict v_place from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation for update;
  select * into strict v_conversation from conversation c
  where c.tenant_id = p_tenant and c.conversation_id = p_conversation for update;
  if v_conversation.address = '' then
    return;
  end if;

  insert into message (tenant_id, conversation_id, at, message_id, author, content)
  values (p_tenant, p_conversation, clock_timestamp(), p_message,
          case v_conversation.handler when 'agent' then 'note' else 'bot' end, p_content);
  if v_conversation.handler = 'agent' then
    return;
  end if;

  insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, address, author, epoch, content, sequence,
                      last_inbound_id)
  values (p_tenant, p_message, p_conversation, v_conversation.channel_id, v_conversation.address, 'bot',
          v_conversation.epoch, p_content, v_place, v_conversation.last_inbound_id);
  update conversation_work w set next_outbound = v_place + 1
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation;
  -- What it offers can be typed, too, until the bot says something else. A turn under way writes over this: it has just
  -- heard its customer, who gets its answer behind these words.
  if p_content ->> 'type' = 'Choices' then
    update conversation c set dialogue = c.dialogue || jsonb_build_object('told', p_content)
    where c.tenant_id = p_tenant and c.conversation_id = p_conversation;
  end if;
end $$;

-- The number as it is dialled: digits only, without what Mexican and Argentine mobile numbers carry after the country
-- in some writings and not in others (WhatsApp writes 521… and 549…).
create or replace function dialled(p_phone text) returns text
language sql immutable as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(p_phone, '\D', '', 'g'), '^00', ''),
                                       '^521(\d{10})$', '52\1'), '^549(\d{10})$', '54\1')
$$;

-- Writes down what an attempt has come to, and that its invoice is paid. The caller holds the invoice's row and has
-- brought the books to what the attempt has come to. Doing it again changes nothing. Gives whether the attempt has come
-- to something new.
drop function if exists attempt_settled;
create function attempt_settled(p_tenant uuid, p_attempt uuid, p_state text, p_paid_at timestamptz) returns boolean
language plpgsql as $$
declare
  v_attempt payment_attempt;
begin
  select * into strict v_attempt from payment_attempt a where a.tenant_id = p_tenant and a.attempt_id = p_attempt;
  if p_state = 'paid' and outstanding(p_tenant, v_attempt.invoice_id) <= 0 then
    update invoice i set state = 'paid', paid_at = p_paid_at
    where i.tenant_id = p_tenant and i.invoice_id = v_attempt.invoice_id and i.state = 'open';
  end if;
  if v_attempt.state = p_state then
    return false;
  end if;
  update payment_attempt a set state = p_state where a.tenant_id = p_tenant and a.attempt_id = p_attempt;
  return true;
end $$;

-- What is owed of an invoice has become less: pages that would take more than that are to be closed. Not one that was paid
-- just now, whose attempt is about to say so. The caller holds the invoice's row.
create or replace function outdate_pages(p_tenant uuid, p_invoice uuid, p_at timestamptz) returns void
language sql as $$
  update payment_attempt a set outdated_at = p_at, expires_at = greatest(p_at, a.requested_at + interval '1 s')
  where a.tenant_id = p_tenant and a.invoice_id = p_invoice and a.state in ('requested', 'open')
    and a.outdated_at is null and a.amount_minor > outstanding(p_tenant, p_invoice)
    and not exists (select from payment_fact f
                    where f.tenant_id = p_tenant and f.account_id = a.account_id and f.attempt_id = a.attempt_id
                      and f.kind = 'paid')
$$;

-- Books what has really arrived of a claim that has just been confirmed: against what is owed, and the rest as the
-- customer's credit. The claim keeps what was claimed. The caller holds the invoice's row. Gives the credit.
create or replace function book_arrived(p_tenant uuid, p_claim uuid, p_arrived bigint, p_at timestamptz) returns bigint
language plpgsql as $$
declare
  v_claim   transfer_claim;
  v_entry   constant uuid := gen_random_uuid();
  v_covered bigint;
begin
  select * into strict v_claim from transfer_claim c where c.tenant_id = p_tenant and c.claim_id = p_claim;
  v_covered := least(p_arrived, greatest(outstanding(p_tenant, v_claim.invoice_id), 0));
  insert into book_entry (tenant_id, entry_id, invoice_id, reason, claim_id, currency)
  values (p_tenant, v_entry, v_claim.invoice_id, 'transfer', p_claim, v_claim.currency);
  insert into book_posting (tenant_id, entry_id, account, amount_minor)
  select p_tenant, v_entry, p.account, p.amount
  from (values ('bank', p_arrived), ('receivable', -v_covered), ('credit', v_covered - p_arrived)) as p (account, amount)
  where p.amount <> 0;
  perform outdate_pages(p_tenant, v_claim.invoice_id, p_at);
  if outstanding(p_tenant, v_claim.invoice_id) <= 0 then
    update invoice i set state = 'paid', paid_at = p_at
    where i.tenant_id = p_tenant and i.invoice_id = v_claim.invoice_id and i.state = 'open';
  end if;
  return p_arrived - v_covered;
end $$;

-- As nodes of the version before call it, where what was claimed is what arrived.
create or replace function book_transfer(p_tenant uuid, p_claim uuid, p_at timestamptz) returns bigint
language sql as $$
  select book_arrived(p_tenant, p_claim, c.amount_minor, p_at)
  from transfer_claim c where c.tenant_id = p_tenant and c.claim_id = p_claim
$$;

-- What follows from an invoice that is owed no more, by whichever road it was paid or cancelled: its pages are closed, others hear of it, and a
-- customer who is suspended and owes nothing overdue any more is to be switched on again. They are told where they last
-- asked for a page to pay at; if they never did, where they last proved by a code who they are, or on WhatsApp by their
-- number, if it is nobody else's; and nowhere, if there is no such conversation.
create or replace function follow_invoice_end() returns trigger
language plpgsql as $$
begin
  perform outdate_pages(new.tenant_id, new.invoice_id, clock_timestamp());
  if new.state = 'paid' then
    insert into business_event (tenant_id, event_id, kind, subject, cause)
    values (new.tenant_id, gen_random_uuid(), 'invoice_paid', new.invoice_id, new.invoice_id)
    on conflict do nothing;
  end if;

  -- One after the other for a customer who is suspended: of two invoices paid at once, the later one sees that neither is owed.
  perform from customer k
  where k.tenant_id = new.tenant_id and k.customer_id = new.customer_id
    and exists (select from subscription s
                where s.tenant_id = k.tenant_id and s.customer_id = k.customer_id and s.state = 'suspended')
  for no key update;
  with suspended as (
    select s.subscription_id from subscription s join tenant t on t.tenant_id = s.tenant_id
    where s.tenant_id = new.tenant_id and s.customer_id = new.customer_id and s.state = 'suspended'
      and not exists (
        select from invoice i
        where i.tenant_id = new.tenant_id and i.customer_id = new.customer_id and i.state = 'open'
          and i.due_on < (now() at time zone t.time_zone)::date and outstanding(i.tenant_id, i.invoice_id) > 0)
  ), event as (
    insert into business_event (tenant_id, event_id, kind, subject, cause)
    select new.tenant_id, gen_random_uuid(), 'restore_service', subscription_id, new.invoice_id from suspended
    on conflict do nothing
  ), spoken as (
    (select a.conversation_id, a.language from payment_attempt a
     join invoice i on i.tenant_id = a.tenant_id and i.invoice_id = a.invoice_id
     where i.tenant_id = new.tenant_id and i.customer_id = new.customer_id
     order by a.requested_at desc limit 1)
    union all
    (select p.conversation_id, k.language from identity_proof p
     join customer k on k.tenant_id = p.tenant_id and k.customer_id = p.customer_id
     join conversation c on c.tenant_id = p.tenant_id and c.conversation_id = p.conversation_id
       and c.contact_id = p.contact_id
     where p.tenant_id = new.tenant_id and p.customer_id = new.customer_id
     order by p.proven_at desc limit 1)
    union all
    (select c.conversation_id, k.language from customer k
     join channel h on h.tenant_id = k.tenant_id and h.kind = 'whatsapp'
     join channel_user u on u.tenant_id = k.tenant_id and u.channel_id = h.channel_id
       and u.user_id ~ '^\d{7,15}$' and dialled(u.user_id) = dialled(k.phone)
     join conversation c on c.tenant_id = u.tenant_id and c.conversation_id = u.conversation_id
     where k.tenant_id = new.tenant_id and k.customer_id = new.customer_id
       and not exists (select from customer o
                       where o.tenant_id = k.tenant_id and o.customer_id <> k.customer_id
                         and dialled(o.phone) = dialled(k.phone))
     order by c.last_heard_at desc nulls last limit 1)
    limit 1
  )
  insert into service_restore (tenant_id, subscription_id, cause, conversation_id, language)
  select new.tenant_id, s.subscription_id, new.invoice_id, p.conversation_id, p.language
  from suspended s left join spoken p on true
  on conflict do nothing;
  return null;
end $$;
-- After book_invoice, by its name: what is owed is settled by then.
create or replace trigger follow_invoice_end after update of state on invoice for each row
  when (new.state <> 'open' and old.state = 'open')
  execute function follow_invoice_end();
