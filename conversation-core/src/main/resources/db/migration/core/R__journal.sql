-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Records what channels of any number of tenants delivered, in one round trip and one commit: new customers, journal
-- rows in the order of each conversation, the mark that there is work, and the raw bodies. What was delivered before
-- changes nothing.
--
--   groups   [{tenant, bodies, heard, outside}], one of a tenant, with
--     bodies   [{id, channel, from, length, bare}], from and length (from 1) saying which of the bytes are theirs; kept
--              are those that a new journal row names, and those in which no event was found (bare)
--     heard    [{place, channel, ids, name, language, contact, conversation, person, events: [{key, body, event}]}]
--              what was said with one customer, in order; contact and conversation are ids to use should they be new;
--              person: it was said by somebody of the tenant, past Recado
--     outside  [{channel, body, key, event,
--                receipt: {message, opaque, status, rank, at, error, code, replayAfter, down}}]
--              what belongs to no conversation; at most one receipt of a message
--   dialogues  the state a dialogue begins in, by language
--   quiet    how long a burst must be over, where the channel does not say
--   late     how old a person's words may be to silence the bot
--
-- Gives the events that are new, with the conversation and its quiet period where they have one. Tenants, their users,
-- and then conversations, are locked in one order everywhere, so that two deliveries cannot wait for each other; and all
-- within one statement, because locks that are held while a client thinks hold up every other group. Runs with the
-- caller's rights: row-level security holds in here.
create or replace function record_deliveries(
  p_groups jsonb, p_bytes bytea, p_dialogues jsonb, p_quiet interval, p_late interval)
returns table (tenant uuid, channel uuid, key text, conversation uuid, quiet interval)
language plpgsql as $$
#variable_conflict use_column
declare
  v_group jsonb;
begin
  for v_group in select g from jsonb_array_elements(p_groups) g order by g ->> 'tenant' loop
    tenant := v_group ->> 'tenant';
    perform set_config('app.tenant_id', tenant::text, true);
    for channel, key, conversation, quiet in
      select * from record_group(tenant, v_group -> 'bodies', p_bytes, v_group -> 'heard', v_group -> 'outside',
                                 p_dialogues, p_quiet, p_late)
    loop
      return next;
    end loop;
  end loop;
end $$;

-- Only for record_deliveries, which has named the tenant, and says what the parameters hold.
create or replace function record_group(
  p_tenant uuid, p_bodies jsonb, p_bytes bytea, p_heard jsonb, p_outside jsonb, p_dialogues jsonb,
  p_quiet interval, p_late interval)
returns table (channel uuid, key text, conversation uuid, quiet interval)
language plpgsql as $$
#variable_conflict use_column
declare
  v_heard        jsonb;
  v_conversation uuid;
  v_ids          text[];
  v_all          jsonb := '[]';
  v_next         bigint;
  v_quiet        interval;
  v_recorded     int;
  v_body         uuid;
  v_bodies       uuid[] := '{}';
begin
  for channel, key, v_body in select * from record_outside(p_tenant, p_outside) loop
    v_bodies := v_bodies || v_body;
    return next;
  end loop;

  for v_heard in
    select h from jsonb_array_elements(p_heard) h order by h ->> 'channel', h -> 'ids' ->> 0, h ->> 'place'
  loop
    select array_agg(i.id order by i.place) into v_ids
    from jsonb_array_elements_text(v_heard -> 'ids') with ordinality as i (id, place);
    v_conversation := conversation_of(p_tenant, v_heard, v_ids, p_dialogues);
    v_all := v_all || (v_heard || jsonb_build_object('conversation', v_conversation));
  end loop;

  for v_heard in
    select h from jsonb_array_elements(v_all) h order by h ->> 'conversation', (h ->> 'place')::int
  loop
    v_conversation := v_heard ->> 'conversation';
    -- Held until the commit, so that places are given in commit order.
    select w.next_inbound into strict v_next from conversation_work w
    where w.tenant_id = p_tenant and w.conversation_id = v_conversation for update;
    select coalesce(c.quiet_period, p_quiet) into strict v_quiet from channel c
    where c.tenant_id = p_tenant and c.channel_id = (v_heard ->> 'channel')::uuid;

    v_recorded := 0;
    for channel, key, conversation, v_body in
      insert into journal (tenant_id, channel_id, body_id, conversation_id, event_key, event, sequence)
      select p_tenant, (v_heard ->> 'channel')::uuid, (e.item ->> 'body')::uuid, v_conversation,
             e.item ->> 'key', e.item -> 'event', v_next + e.place - 1
      from jsonb_array_elements(v_heard -> 'events') with ordinality as e (item, place)
      on conflict (tenant_id, channel_id, event_key) do nothing
      returning channel_id, event_key, conversation_id, body_id
    loop
      v_recorded := v_recorded + 1;
      v_bodies := v_bodies || v_body;
      quiet := v_quiet;
      return next;
    end loop;
    continue when v_recorded = 0;

    -- Due once it has been quiet for a while, but not later than five quiet periods after its first waiting event:
    -- who writes without a pause is answered too. A new message also gives a conversation that was set aside
    -- another try.
    update conversation_work w set
      next_inbound = v_next + jsonb_array_length(v_heard -> 'events'),
      pending_since = coalesce(w.pending_since, clock_timestamp()),
      due_at = least(clock_timestamp() + v_quiet,
                     coalesce(w.pending_since, clock_timestamp()) + 5 * v_quiet),
      attempts = case when w.parked then 0 else w.attempts end,
      parked = false
    where w.tenant_id = p_tenant and w.conversation_id = v_conversation;

    -- Already here, not in the turn: a turn that is under way must find the epoch changed.
    if (v_heard ->> 'person')::boolean
        and (v_heard -> 'events' -> -1 -> 'event' ->> 'at')::timestamptz > clock_timestamp() - p_late then
      update conversation c set
        epoch = c.epoch + 1, handler = 'agent', handler_name = 'phone', handler_since = clock_timestamp()
      where c.tenant_id = p_tenant and c.conversation_id = v_conversation and c.handler <> 'agent';
    end if;
  end loop;

  insert into webhook_body (tenant_id, body_id, channel_id, body)
  select p_tenant, (b ->> 'id')::uuid, (b ->> 'channel')::uuid,
         substring(p_bytes from (b ->> 'from')::int for (b ->> 'length')::int)
  from jsonb_array_elements(p_bodies) b
  where (b ->> 'bare')::boolean or (b ->> 'id')::uuid = any(v_bodies);
end $$;

-- The conversation of a channel's user, begun for a user never seen. Every id the channel gives for a person leads
-- to the same conversation; where ids of one person have begun as two, the best id decides. Only for
-- record_deliveries, which has named the tenant.
create or replace function conversation_of(p_tenant uuid, p_heard jsonb, p_ids text[], p_dialogues jsonb)
returns uuid
language plpgsql as $$
declare
  v_channel constant uuid := p_heard ->> 'channel';
  v_found   uuid;
  v_known   bigint;
  v_added   bigint;
begin
  select (array_agg(u.conversation_id order by array_position(p_ids, u.user_id)))[1], count(*)
  into v_found, v_known
  from channel_user u where u.tenant_id = p_tenant and u.channel_id = v_channel and u.user_id = any(p_ids);
  if v_known = cardinality(p_ids) then
    return v_found;
  end if;

  -- Waits for a concurrent transaction that adds the same user, then adds nothing.
  insert into channel_user (tenant_id, channel_id, user_id, conversation_id)
  select p_tenant, v_channel, i.id, coalesce(v_found, (p_heard ->> 'conversation')::uuid)
  from unnest(p_ids) i (id) order by i.id
  on conflict (tenant_id, channel_id, user_id) do nothing;
  get diagnostics v_added = row_count;
  if v_found is not null then
    return v_found;
  end if;
  if v_added = 0 then
    select u.conversation_id into strict v_found
    from channel_user u where u.tenant_id = p_tenant and u.channel_id = v_channel and u.user_id = any(p_ids)
    order by array_position(p_ids, u.user_id) limit 1;
    return v_found;
  end if;

  v_found := p_heard ->> 'conversation';
  insert into contact (tenant_id, contact_id, name)
  values (p_tenant, (p_heard ->> 'contact')::uuid, p_heard ->> 'name');
  insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue)
  select p_tenant, v_found, v_channel, (p_heard ->> 'contact')::uuid, p_ids[1],
         p_dialogues -> coalesce(p_heard ->> 'language', t.language)
  from tenant t where t.tenant_id = p_tenant;
  insert into conversation_work (tenant_id, conversation_id) values (p_tenant, v_found);
  return v_found;
end $$;

-- Receipts and news of the channels. A receipt only moves forward, and may come before the send call has returned:
-- it needs no outbox row. What a channel took and could not deliver after all is a dead letter like any other; what was
-- given up or withdrawn, and arrived all the same, is sent. Only for record_deliveries, which has named the tenant and
-- holds nothing of it yet: outbox_steps says why that matters to the locks.
create or replace function record_outside(p_tenant uuid, p_outside jsonb)
returns table (channel uuid, key text, body uuid)
language plpgsql as $$
#variable_conflict use_column
declare
  v_found   record;
  v_settled text[] := '{}';
begin
  if jsonb_array_length(p_outside) = 0 then
    return;
  end if;

  -- Waits for sends of these messages that are being written down, as outbox_steps explains.
  perform pg_advisory_xact_lock(l.key) from (
    select distinct receipt_key(p_tenant, o -> 'receipt' ->> 'message') as key
    from jsonb_array_elements(p_outside) o where o -> 'receipt' ->> 'status' = 'FAILED' order by 1) l;

  return query
    insert into journal (tenant_id, channel_id, body_id, event_key, event, applied_at)
    select p_tenant, (o ->> 'channel')::uuid, (o ->> 'body')::uuid, o ->> 'key', o -> 'event', clock_timestamp()
    from jsonb_array_elements(p_outside) o
    order by o ->> 'channel', o ->> 'key'
    on conflict (tenant_id, channel_id, event_key) do nothing
    returning channel_id, event_key, body_id;

  insert into delivery_receipt as known
    (tenant_id, channel_id, message_id, opaque_id, status, rank, at, error, code, replay_after)
  select p_tenant, (o ->> 'channel')::uuid, r ->> 'message', r ->> 'opaque', r ->> 'status',
         (r ->> 'rank')::smallint, (r ->> 'at')::timestamptz, r ->> 'error', r ->> 'code',
         (r ->> 'replayAfter')::bigint * interval '1 millisecond'
  from jsonb_array_elements(p_outside) o, lateral (select o -> 'receipt') as receipt (r)
  where r is not null
  order by o ->> 'channel', r ->> 'message'
  on conflict (tenant_id, channel_id, message_id) do update set
    status = excluded.status, rank = excluded.rank, at = excluded.at, error = excluded.error,
    code = excluded.code, replay_after = excluded.replay_after,
    opaque_id = coalesce(known.opaque_id, excluded.opaque_id)
  where excluded.rank > known.rank;

  -- By what the receipts say now, which may be more than came here: a failure told late undoes no delivery.
  for v_found in
    with told as (
      select r from jsonb_array_elements(p_outside) o
      join delivery_receipt r on r.tenant_id = p_tenant and r.channel_id = (o ->> 'channel')::uuid
        and r.message_id = o -> 'receipt' ->> 'message'
    )
    select m as message, t.r as receipt from told t
    join outbox m on m.tenant_id = p_tenant and m.channel_id = (t.r).channel_id
      and m.provider_message_id = (t.r).message_id
    where (t.r).status = 'FAILED' and m.state = 'sent' or (t.r).rank >= 3 and m.state in ('dead', 'withdrawn')
    union all
    select m, t.r from told t
    join outbox m on m.tenant_id = p_tenant and m.outbox_id = case
      when (t.r).opaque_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (t.r).opaque_id::uuid end
    where (t.r).rank >= 3 and m.state in ('dead', 'withdrawn')
      and m.provider_message_id is distinct from (t.r).message_id
  loop
    perform settle_by_receipt(v_found.message, v_found.receipt);
    v_settled := v_settled || (v_found.receipt).message_id;
  end loop;

  -- A halt of the whole channel goes with what is news: receipts may come days late.
  insert into channel_halt as h (tenant_id, channel_id, until, down_since, code, reason)
  select distinct on (channel) p_tenant, (o ->> 'channel')::uuid as channel, clock_timestamp() + interval '5 minutes',
         clock_timestamp(), r ->> 'code', coalesce(r ->> 'error', r ->> 'code')
  from jsonb_array_elements(p_outside) o, lateral (select o -> 'receipt') as receipt (r)
  where (r ->> 'down')::boolean and (r ->> 'at')::timestamptz > clock_timestamp() - interval '1 hour'
    and r ->> 'message' = any(v_settled)
  order by channel
  on conflict (tenant_id, channel_id) do update set
    until = greatest(h.until, excluded.until), down_since = coalesce(h.down_since, excluded.down_since),
    code = excluded.code, reason = excluded.reason;
end $$;
