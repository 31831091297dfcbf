-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Says something to a customer outside of a turn: news from elsewhere, such as a payment that has come. Where a person
-- has the conversation, the bot stays silent and leaves them a note. The locks are those of a turn's commit, in its
-- order. Runs with the caller's rights, in a transaction that has named the tenant.
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
end $$;

-- The number as it is dialled: digits only, without what Mexican and Argentine mobile numbers carry after the country
-- in some writings and not in others (WhatsApp writes 521… and 549…).
create or replace function dialled(p_phone text) returns text
language sql immutable as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(p_phone, '\D', '', 'g'), '^00', ''),
                                       '^521(\d{10})$', '52\1'), '^549(\d{10})$', '54\1')
$$;

-- Writes down what an attempt has come to, and what follows from it once: the invoice is paid, who is to know is told,
-- and a customer who is suspended and owes nothing overdue any more is to be switched on again. The caller holds the
-- invoice's row and has brought the books to what the attempt has come to. Doing it again changes nothing. Gives whether the
-- attempt has come to something new.
drop function if exists attempt_settled;
create function attempt_settled(p_tenant uuid, p_attempt uuid, p_state text, p_paid_at timestamptz) returns boolean
language plpgsql as $$
declare
  v_attempt payment_attempt;
  v_invoice invoice;
  v_owed    bigint;
  v_changed boolean;
begin
  select * into strict v_attempt from payment_attempt a where a.tenant_id = p_tenant and a.attempt_id = p_attempt;
  select * into strict v_invoice from invoice i where i.tenant_id = p_tenant and i.invoice_id = v_attempt.invoice_id;
  v_owed := outstanding(p_tenant, v_attempt.invoice_id);
  v_changed := v_attempt.state <> p_state;
  if v_changed then
    update payment_attempt a set state = p_state where a.tenant_id = p_tenant and a.attempt_id = p_attempt;
  end if;

  if p_state = 'paid' and v_invoice.state = 'open' and v_owed <= 0 then
    update invoice i set state = 'paid', paid_at = p_paid_at
    where i.tenant_id = p_tenant and i.invoice_id = v_invoice.invoice_id;
    insert into business_event (tenant_id, event_id, kind, subject, cause)
    values (p_tenant, gen_random_uuid(), 'invoice_paid', v_invoice.invoice_id, p_attempt);
    insert into business_event (tenant_id, event_id, kind, subject, cause)
    select p_tenant, gen_random_uuid(), 'restore_service', s.subscription_id, p_attempt
    from subscription s join tenant t on t.tenant_id = s.tenant_id
    where s.tenant_id = p_tenant and s.customer_id = v_invoice.customer_id and s.state = 'suspended'
      and not exists (
        select from invoice i
        where i.tenant_id = p_tenant and i.customer_id = v_invoice.customer_id and i.state = 'open'
          and i.due_on < (now() at time zone t.time_zone)::date and outstanding(i.tenant_id, i.invoice_id) > 0);
  end if;

  if p_state = 'questioned' or p_state = 'paid' and v_owed < 0 then
    insert into business_event (tenant_id, event_id, kind, subject, cause)
    values (p_tenant, gen_random_uuid(), 'payment_questioned', v_invoice.invoice_id, p_attempt)
    on conflict do nothing;
  end if;
  return v_changed;
end $$;
