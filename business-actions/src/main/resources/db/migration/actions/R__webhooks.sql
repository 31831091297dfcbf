-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- Everything here runs in the transaction of what it tells of, with the caller's rights, in the tenant's scope.

create or replace function webhook_wanted(p_tenant uuid, p_type text) returns boolean
language sql stable as $$
  select exists (
    select from webhook_subscription s
    where s.tenant_id = p_tenant and s.paused_for is null and (s.types is null or p_type = any(s.types)))
$$;

-- Writes an event down for those who listen; for nobody, nothing. The data are ids, numbers, codes and times: never
-- what somebody said, nor what opens anything, such as a link. A subscription that is just being removed is waited for,
-- and then passed over: otherwise its foreign key would fail the caller's transaction.
create or replace function publish_event(p_tenant uuid, p_type text, p_data jsonb) returns void
language sql as $$
  with listening as (
    select s.subscription_id from webhook_subscription s
    where s.tenant_id = p_tenant and s.paused_for is null and (s.types is null or p_type = any(s.types))
    for key share
  ), event as (
    insert into webhook_event (tenant_id, event_id, type, at, data)
    select p_tenant, uuidv7(), p_type, clock_timestamp(), p_data where exists (select from listening)
    returning event_id
  )
  insert into webhook_delivery (tenant_id, subscription_id, event_id)
  select p_tenant, l.subscription_id, e.event_id from listening l, event e
$$;

-- What is said to have happened when this action is done; null of steps on the way that are no business of anybody's.
-- An action nobody thought of here is told by its own name.
create or replace function event_of_action(p_action text) returns text
language sql immutable as $$
  select case p_action
    when 'open_ticket' then 'ticket.opened'
    when 'open_fault_ticket' then 'ticket.opened'
    when 'follow_up_ticket' then 'ticket.followed_up'
    when 'add_to_ticket' then 'ticket.added_to'
    when 'close_ticket' then 'ticket.closed'
    when 'reopen_ticket' then 'ticket.reopened'
    when 'rate_ticket' then 'ticket.rated'
    when 'remark_on_ticket' then 'ticket.remarked_on'
    when 'book_appointment' then 'appointment.booked'
    when 'reschedule_appointment' then 'appointment.moved'
    when 'cancel_appointment' then 'appointment.cancelled'
    when 'confirm_appointment' then 'appointment.confirmed'
    when 'take_offered_time' then 'appointment.booked'
    when 'pass_offered_time' then 'waiting.passed'
    when 'join_waiting_list' then 'waiting.joined'
    when 'leave_waiting_list' then 'waiting.left'
    when 'pay_invoice' then 'payment.requested'
    when 'claim_transfer' then 'payment.transfer_claimed'
    when 'promise_payment' then 'payment.promised'
    when 'send_invoice' then 'invoice.sent'
    when 'file_outage' then 'outage.reported'
    when 'reset_password' then 'password.reset'
    when 'send_code' then null
    when 'check_code' then null
    else 'action.' || p_action
  end
$$;

-- What the built-in backends know of a request that was done.
create or replace function facts_of_request(p_tenant uuid, p_key text) returns jsonb
language sql stable as $$
  select coalesce(
    (select jsonb_build_object('number', t.number, 'category', t.category, 'priority', t.priority,
                               'opened_at', t.opened_at)
     from ticket t where t.tenant_id = p_tenant and t.request_key = p_key),
    (select jsonb_build_object('number', t.number, 'category', t.category, 'priority', t.priority,
                               'opened_at', t.opened_at, 'score', r.score)
     from ticket_event e join ticket t on t.tenant_id = e.tenant_id and t.number = e.number
     join ticket_rating r on r.tenant_id = e.tenant_id and r.number = e.number
     where e.tenant_id = p_tenant and e.request_key = p_key and e.kind = 'rated'),
    (select jsonb_build_object('number', a.number, 'service_id', a.service_id, 'calendar_id', a.calendar_id,
                               'place_id', nullif(a.place_id, a.calendar_id), 'starts_at', c.starts_at)
     from appointment_change c join appointment a on a.tenant_id = c.tenant_id and a.number = c.number
     where c.tenant_id = p_tenant and c.request_key = p_key),
    (select jsonb_build_object('number', i.number, 'invoice_id', a.invoice_id, 'attempt_id', a.attempt_id,
                               'amount_minor', a.amount_minor, 'currency', a.currency, 'expires_at', a.expires_at)
     from payment_request r
     join payment_attempt a on a.tenant_id = r.tenant_id and a.attempt_id = r.attempt_id
     join invoice i on i.tenant_id = a.tenant_id and i.invoice_id = a.invoice_id
     where r.tenant_id = p_tenant and r.request_key = p_key),
    (select jsonb_build_object('number', i.number, 'invoice_id', c.invoice_id, 'claim_id', c.claim_id,
                               'amount_minor', c.amount_minor, 'currency', c.currency, 'paid_on', c.paid_on)
     from transfer_claim c join invoice i on i.tenant_id = c.tenant_id and i.invoice_id = c.invoice_id
     where c.tenant_id = p_tenant and c.request_key = p_key),
    (select jsonb_build_object('number', i.number, 'invoice_id', p.invoice_id, 'promise_id', p.promise_id,
                               'customer_id', p.customer_id, 'due_on', p.due_on)
     from payment_promise p join invoice i on i.tenant_id = p.tenant_id and i.invoice_id = p.invoice_id
     where p.tenant_id = p_tenant and p.request_key = p_key),
    (select jsonb_build_object('system_id', r.system_id, 'account_id', r.account_id, 'customer_id', r.customer_id)
     from password_reset r where r.tenant_id = p_tenant and r.request_key = p_key),
    '{}')
$$;

-- The one place where every run of an action ends: what a customer had done is told once, by whichever action. The
-- receipt's reference is told of known actions alone: nobody has looked at what others put there.
create or replace function publish_action() returns trigger
language plpgsql as $$
declare
  v_action constant text := new.request -> 'action' ->> 'value';
  v_type   constant text := event_of_action(v_action);
  v_data   jsonb;
begin
  if v_type is null or not webhook_wanted(new.tenant_id, v_type) then
    return null;
  end if;
  select jsonb_build_object('action', v_action, 'conversation_id', c.conversation_id, 'contact_id', c.contact_id)
    into v_data
  from conversation c where c.tenant_id = new.tenant_id and c.conversation_id = new.conversation_id;
  if v_type not like 'action.%' then
    v_data := v_data || jsonb_build_object('subject', new.outcome -> 'receipt' ->> 'reference')
                     || facts_of_request(new.tenant_id, new.idempotency_key);
  end if;
  perform publish_event(new.tenant_id, v_type, v_data);
  return null;
end $$;
create or replace trigger publish_action after update of state on action_run for each row
  when (new.state = 'ended' and old.state <> 'ended' and new.outcome ->> 'type' = 'Done')
  execute function publish_action();

-- What a provider says of a payment.
create or replace function publish_payment() returns trigger
language plpgsql as $$
declare
  v_type constant text := case new.state when 'paid' then 'payment.settled' else 'payment.failed' end;
begin
  if webhook_wanted(new.tenant_id, v_type) then
    perform publish_event(new.tenant_id, v_type, jsonb_build_object(
      'subject', i.number, 'invoice_id', new.invoice_id, 'attempt_id', new.attempt_id,
      'conversation_id', new.conversation_id, 'amount_minor', new.amount_minor, 'currency', new.currency))
    from invoice i where i.tenant_id = new.tenant_id and i.invoice_id = new.invoice_id;
  end if;
  return null;
end $$;
create or replace trigger publish_payment after update of state on payment_attempt for each row
  when (new.state in ('paid', 'failed') and new.state <> old.state)
  execute function publish_payment();

-- Invoices, by whichever road they come; one that was paid before it came is nobody's to ask for.
create or replace function publish_invoice() returns trigger
language plpgsql as $$
begin
  perform publish_event(
    new.tenant_id, 'invoice.' || case tg_op when 'INSERT' then 'issued' else new.state end,
    jsonb_build_object(
      'subject', new.number, 'invoice_id', new.invoice_id, 'customer_id', new.customer_id, 'issued_on', new.issued_on,
      'due_on', new.due_on, 'amount_minor', new.total_minor, 'currency', new.currency));
  return null;
end $$;
create or replace trigger publish_invoice_issued after insert on invoice for each row
  when (new.state = 'open')
  execute function publish_invoice();
create or replace trigger publish_invoice_cancelled after update of state on invoice for each row
  when (new.state = 'cancelled' and old.state <> 'cancelled')
  execute function publish_invoice();

-- What follows from payments.
create or replace function publish_business_event() returns trigger
language plpgsql as $$
begin
  perform publish_event(new.tenant_id,
    case new.kind when 'invoice_paid' then 'invoice.paid'
                  when 'payment_questioned' then 'payment.questioned'
                  when 'restore_service' then 'service.restore_due'
                  when 'service_restored' then 'service.restored'
                  when 'restore_failed' then 'service.restore_failed'
                  when 'payment_twice' then 'payment.twice'
                  when 'refund_failed' then 'payment.refund_failed'
                  when 'dispute_opened' then 'payment.dispute_opened'
                  when 'dispute_won' then 'payment.dispute_won'
                  when 'dispute_lost' then 'payment.dispute_lost'
                  when 'transfer_confirmed' then 'payment.transfer_confirmed'
                  when 'transfer_rejected' then 'payment.transfer_rejected'
                  when 'promise_kept' then 'payment.promise_kept'
                  when 'promise_broken' then 'payment.promise_broken'
                  else 'business.' || new.kind end,
    jsonb_build_object('subject', new.subject, 'cause', new.cause));
  return null;
end $$;
create or replace trigger publish_business_event after insert on business_event for each row
  execute function publish_business_event();

-- What agents and the clock do to a ticket; what customers have done to it is told when the action ends.
create or replace function publish_ticket_event() returns trigger
language plpgsql as $$
begin
  perform publish_event(new.tenant_id, 'ticket.' || new.kind, jsonb_build_object(
    'subject', 'T-' || new.number, 'number', new.number, 'actor', new.actor, 'category', t.category,
    'priority', t.priority, 'opened_at', t.opened_at, 'conversation_id', t.conversation_id, 'contact_id', t.contact_id))
  from ticket t where t.tenant_id = new.tenant_id and t.number = new.number;
  return null;
end $$;
create or replace trigger publish_ticket_event after insert on ticket_event for each row
  when (new.actor <> 'customer' and new.kind in (
    'prioritised', 'answered', 'closed', 'reopened', 'answer_warning', 'answer_breach', 'resolution_warning', 'resolution_breach'))
  execute function publish_ticket_event();

create or replace function publish_no_show() returns trigger
language plpgsql as $$
begin
  perform publish_event(new.tenant_id, 'appointment.no_show', jsonb_build_object(
    'subject', new.number::text, 'number', new.number, 'service_id', new.service_id, 'calendar_id', new.calendar_id,
    'place_id', nullif(new.place_id, new.calendar_id), 'starts_at', new.starts_at,
    'conversation_id', new.conversation_id, 'contact_id', new.contact_id));
  return null;
end $$;
create or replace trigger publish_no_show after update of state on appointment for each row
  when (new.state = 'no_show' and old.state <> 'no_show')
  execute function publish_no_show();

-- What a customer cancels is told when the action is done.
create or replace function publish_cancelled_at_the_desk() returns trigger
language plpgsql as $$
begin
  perform publish_event(new.tenant_id, 'appointment.cancelled', jsonb_build_object(
    'subject', new.number::text, 'number', new.number, 'service_id', new.service_id, 'calendar_id', new.calendar_id,
    'place_id', nullif(new.place_id, new.calendar_id), 'starts_at', new.starts_at,
    'conversation_id', new.conversation_id, 'contact_id', new.contact_id));
  return null;
end $$;
create or replace trigger publish_cancelled_at_the_desk after update of state on appointment for each row
  when (new.state = 'cancelled' and old.state = 'booked' and desk_person() is not null)
  execute function publish_cancelled_at_the_desk();

-- A time that is kept for somebody on the waiting list, until they say or it is over.
create or replace function publish_offered_time() returns trigger
language plpgsql as $$
begin
  perform publish_event(new.tenant_id, 'waiting.offered', jsonb_build_object(
    'subject', new.number::text, 'number', new.number, 'service_id', new.service_id, 'calendar_id', new.calendar_id,
    'place_id', nullif(new.place_id, new.calendar_id), 'starts_at', new.starts_at, 'held_until', new.held_until,
    'conversation_id', new.conversation_id, 'contact_id', new.contact_id));
  return null;
end $$;
create or replace trigger publish_offered_time after insert on appointment for each row
  when (new.state = 'held')
  execute function publish_offered_time();
