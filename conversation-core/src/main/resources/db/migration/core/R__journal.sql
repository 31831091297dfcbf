-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Records what channels of any number of tenants delivered, in one round trip and one commit: new customers, journal
-- rows in the order of each conversation, the mark that there is work, and the raw bodies. What was delivered before
-- changes nothing. Every step is one statement over all of it: what a statement costs before it touches its first row
-- would be most of the cost of a message.
--
--   heard    [{place, tenant, channel, ids, name, language, contact, conversation, person, events: [{key, body, event}]}]
--            what was said with one customer, in order, with places from 1; contact and conversation are ids to use
--            should they be new; person: it was said by somebody of the tenant, past Recado
--   outside  [{tenant, items: [{channel, body, key, event,
--                               receipt: {message, opaque, status, rank, at, error, code, replayAfter, remedy}}]}]
--            what belongs to no conversation, a tenant's together; at most one receipt of a message; remedy: what another
--            attempt needs, as delivery_receipt says (nodes of a version before say down where it is 'mended')
--   bodies   [{tenant, id, channel, from, length, bare}], from and length (from 1) saying which of the bytes are theirs;
--            kept are those that a new journal row names, and those in which no event was found (bare)
--   dialogues  the state a dialogue begins in, by language
--   quiet    how long a burst must be over, where the channel does not say
--   late     how old a person's words may be to silence the bot
--
-- Gives the events that are new, with the conversation and its quiet period where they have one. Receipts, customers,
-- and then conversations, are locked in one order everywhere, so that two deliveries cannot wait for each other; and all
-- within one statement, because locks that are held while a client thinks hold up every other group. Runs with the
-- caller's rights: row-level security holds in here, and shows the rows of the tenants named here and of no other.
--
-- Rows are found by their keys, however few the tables held when the plans were made. Under row-level security a key must
-- be compared with a column, not with an expression that may tell what it saw (->> and casts): so JSON is unpacked first.
create or replace function record_deliveries(
  p_heard jsonb, p_outside jsonb, p_bodies jsonb, p_bytes bytea, p_dialogues jsonb, p_quiet interval, p_late interval)
returns table (tenant uuid, channel uuid, key text, conversation uuid, quiet interval)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  v_group         record;
  v_conversations uuid[];      -- by place, as the next three
  v_next          bigint[];
  v_quiet         interval[];
  v_blocked       boolean[];
  v_erased        boolean;
  v_recorded      uuid[] := '{}';
  v_body          uuid;
  v_bodies        uuid[] := '{}';
begin
  -- What is of no conversation, if there is any: a statement over nothing costs nearly what one over a row does.
  if p_outside <> '[]' then
    -- Waits for sends of these messages that are being written down, as outbox_steps explains, before anything is held.
    if jsonb_path_exists(p_outside, '$[*].items[*].receipt.status ? (@ == "FAILED")') then
      perform pg_advisory_xact_lock(l.key) from (
        select distinct g.tenant, receipt_key(g.tenant, i.item -> 'receipt' ->> 'message') as key
        from jsonb_to_recordset(p_outside) as g (tenant uuid, items jsonb)
        cross join lateral jsonb_array_elements(g.items) as i (item)
        where i.item -> 'receipt' ->> 'status' = 'FAILED' order by 1, 2) l;
    end if;

    for v_group in
      select g.* from jsonb_to_recordset(p_outside) as g (tenant uuid, items jsonb) order by g.tenant
    loop
      tenant := v_group.tenant;
      perform set_config('app.tenant_id', tenant::text, true);
      for channel, key, v_body in select * from record_outside(tenant, v_group.items) loop
        v_bodies := v_bodies || v_body;
        return next;
      end loop;
    end loop;
    perform set_config('app.tenant_id', '', true);
  end if;

  perform set_config('app.tenant_ids', array_agg(distinct t.item ->> 'tenant')::text, true)
  from jsonb_array_elements(p_heard || p_bodies) as t (item);

  if jsonb_array_length(p_heard) > 0 then
    perform know_customers(p_heard, p_dialogues);

    -- Held until the commit, so that places are given in commit order.
    select array_agg(h.conversation_id order by h.place), array_agg(h.next_inbound order by h.place),
           array_agg(h.quiet order by h.place), array_agg(h.blocked order by h.place), bool_or(h.erased)
    into v_conversations, v_next, v_quiet, v_blocked, v_erased
    from (
      select h.place, w.conversation_id, w.next_inbound, coalesce(c.quiet_period, p_quiet) as quiet,
             w.blocked, w.erased
      from jsonb_to_recordset(p_heard) as h (place int, tenant uuid, channel uuid, ids text[])
      cross join lateral (
        select u.conversation_id from channel_user u
        where u.tenant_id = h.tenant and u.channel_id = h.channel and u.user_id = any(h.ids)
        order by array_position(h.ids, u.user_id) limit 1) u
      join conversation_work w on w.tenant_id = h.tenant and w.conversation_id = u.conversation_id
      join channel c on c.tenant_id = h.tenant and c.channel_id = h.channel
      order by w.tenant_id, w.conversation_id
      for update of w) h;
    -- Erased while this waited for it: tried again, its customer is somebody new.
    if v_erased then
      raise exception 'a conversation was erased just now' using errcode = 'serialization_failure';
    end if;
    -- By place: a hole would give a message to another customer.
    if cardinality(v_conversations) is distinct from jsonb_array_length(p_heard) then
      raise exception 'a customer''s conversation, its work row or its channel is missing';
    end if;

    for tenant, channel, key, conversation, v_body in
      -- What nobody listens to is done with as soon as it is recorded.
      insert into journal (tenant_id, channel_id, body_id, conversation_id, event_key, event, applied_at, sequence)
      select h.tenant, h.channel, (e.item ->> 'body')::uuid, v_conversations[h.place], e.item ->> 'key',
             e.item -> 'event', case when v_blocked[h.place] then clock_timestamp() end,
             v_next[h.place] - 1 + row_number() over (partition by v_conversations[h.place] order by h.place, e.nr)
      from jsonb_to_recordset(p_heard) as h (place int, tenant uuid, channel uuid, events jsonb)
      cross join lateral jsonb_array_elements(h.events) with ordinality as e (item, nr)
      on conflict (tenant_id, channel_id, event_key) do nothing
      returning tenant_id, channel_id, event_key, conversation_id, body_id
    loop
      v_recorded := v_recorded || conversation;
      v_bodies := v_bodies || v_body;
      quiet := v_quiet[array_position(v_conversations, conversation)];
      return next;
    end loop;

    -- Due once it has been quiet for a while, but not later than five quiet periods after its first waiting event:
    -- who writes without a pause is answered too. A new message also gives a conversation that was set aside
    -- another try, unless nobody listens to it.
    update conversation_work w set
      next_inbound = w.next_inbound + r.events,
      pending_since = case when w.blocked then w.pending_since else coalesce(w.pending_since, clock_timestamp()) end,
      due_at = case when w.blocked then w.due_at else
        least(clock_timestamp() + r.quiet, coalesce(w.pending_since, clock_timestamp()) + 5 * r.quiet) end,
      attempts = case when w.parked and not w.blocked then 0 else w.attempts end,
      put_offs = case when w.parked and not w.blocked then 0 else w.put_offs end,
      parked = w.parked and w.blocked
    from (
      select h.tenant, v_conversations[h.place] as conversation, v_quiet[h.place] as quiet,
             sum(jsonb_array_length(h.events)) as events
      from jsonb_to_recordset(p_heard) as h (place int, tenant uuid, events jsonb)
      where v_conversations[h.place] = any(v_recorded)
      group by 1, 2, 3) r
    where w.tenant_id = r.tenant and w.conversation_id = r.conversation;

    if jsonb_path_exists(p_heard, '$[*].person ? (@ == true)') then
      perform yield_to_persons(p_heard, v_conversations, p_late);
    end if;
  end if;

  insert into webhook_body (tenant_id, body_id, channel_id, body)
  select b.tenant, b.id, b.channel, substring(p_bytes from b."from" for b.length)
  from jsonb_to_recordset(p_bodies) as b (tenant uuid, id uuid, channel uuid, "from" int, length int, bare boolean)
  where b.bare or b.id = any(v_bodies);

  perform set_config('app.tenant_ids', '', true);
  -- Locks messages of any conversations: so after everything that is waited for.
  perform let_waiting_go();
end $$;

-- Begins a conversation for each customer never seen, and learns what ids of the others are new. Every id a channel gives
-- for a person leads to the same conversation; where ids of one person have begun as two, the best id decides. Only for
-- record_deliveries, which says what heard holds.
create or replace function know_customers(p_heard jsonb, p_dialogues jsonb) returns void
language plpgsql as $$
declare
  v_new record;
begin
  for v_new in
    select h.*
    from jsonb_to_recordset(p_heard) as h (place int, tenant uuid, channel uuid, ids text[], name text, language text,
                                           contact uuid, conversation uuid)
    where (select count(*) from channel_user u
           where u.tenant_id = h.tenant and u.channel_id = h.channel and u.user_id = any(h.ids)) < cardinality(h.ids)
    order by h.tenant, h.channel, h.ids[1], h.place
  loop
    perform know_customer(v_new.tenant, v_new.channel, v_new.ids, v_new.name, v_new.contact, v_new.conversation,
                          v_new.language, p_dialogues);
  end loop;
end $$;

-- Only for know_customers.
create or replace function know_customer(
  p_tenant uuid, p_channel uuid, p_ids text[], p_name text, p_contact uuid, p_conversation uuid, p_language text,
  p_dialogues jsonb)
returns void
language plpgsql as $$
declare
  v_known uuid;
  v_added bigint;
begin
  select u.conversation_id into v_known
  from channel_user u where u.tenant_id = p_tenant and u.channel_id = p_channel and u.user_id = any(p_ids)
  order by array_position(p_ids, u.user_id) limit 1;

  -- Waits for a concurrent transaction that adds the same user, then adds nothing.
  insert into channel_user (tenant_id, channel_id, user_id, conversation_id)
  select p_tenant, p_channel, i.id, coalesce(v_known, p_conversation)
  from unnest(p_ids) i (id) order by i.id
  on conflict (tenant_id, channel_id, user_id) do nothing;
  get diagnostics v_added = row_count;
  if v_known is not null or v_added = 0 then
    return;
  end if;

  insert into contact (tenant_id, contact_id, name) values (p_tenant, p_contact, p_name);
  insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue)
  select p_tenant, p_conversation, p_channel, p_contact, p_ids[1], p_dialogues -> coalesce(p_language, t.language)
  from tenant t where t.tenant_id = p_tenant;
  insert into conversation_work (tenant_id, conversation_id) values (p_tenant, p_conversation);
end $$;

-- Somebody of the tenant answered past Recado: the conversation is theirs. Already here, not in the turn: a turn that is
-- under way must find the epoch changed. What comes again, or late, is no reason: they may have handed back since. Only
-- for record_deliveries, which has just recorded what was said.
create or replace function yield_to_persons(p_heard jsonb, p_conversations uuid[], p_late interval) returns void
language sql as $$
  update conversation c set
    epoch = c.epoch + 1, handler = 'agent', handler_name = 'phone', handler_since = clock_timestamp()
  from jsonb_to_recordset(p_heard) as h (place int, tenant uuid, channel uuid, person boolean, events jsonb)
  where c.tenant_id = h.tenant and c.conversation_id = p_conversations[h.place] and c.handler <> 'agent'
    and h.person and (h.events -> -1 -> 'event' ->> 'at')::timestamptz > clock_timestamp() - p_late
    and exists (
      select from jsonb_to_recordset(h.events) as e (key text)
      join journal j on j.tenant_id = h.tenant and j.channel_id = h.channel and j.event_key = e.key
      where j.xmin = pg_current_xact_id()::xid)
$$;

-- Receipts and news of the channels. A receipt only moves forward, and may come before the send call has returned:
-- it needs no outbox row. What a channel took and could not deliver after all goes again where that may help, or is a
-- dead letter like any other; what was given up or withdrawn, and arrived all the same, is sent. Only for
-- record_deliveries, which has named the tenant.
create or replace function record_outside(p_tenant uuid, p_outside jsonb)
returns table (channel uuid, key text, body uuid)
language plpgsql as $$
#variable_conflict use_column
declare
  v_found record;
begin
  if jsonb_array_length(p_outside) = 0 then
    return;
  end if;

  return query
    insert into journal (tenant_id, channel_id, body_id, event_key, event, applied_at)
    select p_tenant, (o ->> 'channel')::uuid, (o ->> 'body')::uuid, o ->> 'key', o -> 'event', clock_timestamp()
    from jsonb_array_elements(p_outside) o
    order by o ->> 'channel', o ->> 'key'
    on conflict (tenant_id, channel_id, event_key) do nothing
    returning channel_id, event_key, body_id;

  insert into delivery_receipt as known
    (tenant_id, channel_id, message_id, opaque_id, status, rank, at, error, code, replay_after, remedy)
  select p_tenant, (o ->> 'channel')::uuid, r ->> 'message', r ->> 'opaque', r ->> 'status',
         (r ->> 'rank')::smallint, (r ->> 'at')::timestamptz, r ->> 'error', r ->> 'code',
         (r ->> 'replayAfter')::bigint * interval '1 millisecond',
         coalesce(r ->> 'remedy', case when (r ->> 'down')::boolean then 'mended' end)
  from jsonb_array_elements(p_outside) o, lateral (select o -> 'receipt') as receipt (r)
  where r is not null
  order by o ->> 'channel', r ->> 'message'
  on conflict (tenant_id, channel_id, message_id) do update set
    status = excluded.status, rank = excluded.rank, at = excluded.at, error = excluded.error,
    code = excluded.code, replay_after = excluded.replay_after, remedy = excluded.remedy,
    opaque_id = coalesce(known.opaque_id, excluded.opaque_id)
  where excluded.rank > known.rank;

  -- A channel that told late works when it tells of the message that tries, and tells no failure.
  perform mark_reopened(h.tenant_id, h.channel_id)
  from channel_halt h
  where h.tenant_id = p_tenant and h.awaits is not null and exists (
    select from jsonb_array_elements(p_outside) o
    where (o ->> 'channel')::uuid = h.channel_id and o -> 'receipt' ->> 'message' = h.awaits
      and o -> 'receipt' ->> 'status' <> 'FAILED');

  -- By what the receipts say now, which may be more than came here: a failure told late undoes no delivery.
  for v_found in
    with asked as materialized (
      select (o ->> 'channel')::uuid as channel, o -> 'receipt' ->> 'message' as message
      from jsonb_array_elements(p_outside) o
    ), told as materialized (
      select r, case when r.opaque_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.opaque_id::uuid end as opaque
      from asked a
      join delivery_receipt r on r.tenant_id = p_tenant and r.channel_id = a.channel and r.message_id = a.message
    )
    select f.message, f.receipt from (
      select m as message, t.r as receipt from told t
      join outbox m on m.tenant_id = p_tenant and m.channel_id = (t.r).channel_id
        and m.provider_message_id = (t.r).message_id
      where (t.r).status = 'FAILED' and m.state = 'sent' or (t.r).rank >= 3 and m.state in ('dead', 'withdrawn')
      union all
      select m, t.r from told t
      join outbox m on m.tenant_id = p_tenant and m.outbox_id = t.opaque
      where (t.r).rank >= 3 and m.state in ('dead', 'withdrawn')
        and m.provider_message_id is distinct from (t.r).message_id) f
    -- Halts of channels are taken in one order.
    order by (f.receipt).channel_id, (f.receipt).message_id
  loop
    perform settle_by_receipt(v_found.message, v_found.receipt);
  end loop;
end $$;
