-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Takes steps in the deliveries of any number of conversations, of any tenants, in one round trip and one commit: each
-- step records how an attempt ended and, when that was the end of its message, claims the conversation's next. Runs
-- with the caller's rights: row-level security holds in here, for the tenant each step names.
--
--   steps  [{place, tenant, conversation, lease, ending, message, fence, delay, code, reason, provider, probe}]
--          ending: 'none' (only claims), 'sent', 'retry', 'unknown', 'postponed', 'slot', 'paused', 'down', 'dead'
--          lease, delay: in milliseconds; delay: until it may be tried again or, of 'dead', replayed
--          provider: the provider's id of what was sent
--          probe: the attempt was made to find out whether a channel that was down takes messages again
--
-- Rows are locked in the order of conversations; of each, its messages from the first on, then its channel's halt. What a
-- channel that works again lets go, of any conversations, is locked last, when nothing more is waited for, and only what
-- nobody holds.
--
-- Gives for each place whether the attempt was still the caller's to end (false changes nothing), and the message
-- claimed, if there is one.
create or replace function outbox_steps(p_steps jsonb, p_patience interval)
returns table (
  place int, held boolean, outbox_id uuid, channel_id uuid, sequence bigint, address text, author text, content jsonb,
  attempts int, fence bigint, uncertain boolean, last_inbound_id text, last_heard_at timestamptz, admitted boolean,
  probe int, unsent int, claimed_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  v_step    record;
  v_claim   record;
  v_message outbox;
begin
  -- A send that returns and the word that its message failed may meet, neither seeing what the other has not committed:
  -- here they wait for each other. These locks are taken first, while nothing is held that others wait for, and by
  -- everybody in the order of tenants and then of keys; senders share them, and are in each other's way nowhere.
  perform pg_advisory_xact_lock_shared(l.key) from (
    select distinct s.tenant, receipt_key(s.tenant, s.provider) as key
    from jsonb_to_recordset(p_steps) as s (tenant uuid, provider text)
    where s.provider is not null order by 1, 2) l;

  -- In one order everywhere: two groups cannot wait for each other.
  for v_step in
    select * from jsonb_to_recordset(p_steps) as s (
      place int, tenant uuid, conversation uuid, lease bigint, ending text, message uuid, fence bigint, delay bigint,
      code text, reason text, provider text, probe int)
    order by s.tenant, s.conversation, s.place
  loop
    perform set_config('app.tenant_id', v_step.tenant::text, true);
    held := true;
    if v_step.ending <> 'none' then
      held := end_attempt(v_step.tenant, v_step.message, v_step.fence, v_step.ending,
                          v_step.delay * interval '1 millisecond', v_step.code, v_step.reason, v_step.provider,
                          v_step.probe);
    end if;

    place := v_step.place;
    if not held or v_step.ending not in ('none', 'sent', 'dead') then
      outbox_id := null;
      return next;
      continue;
    end if;

    select * into v_claim from claim_message(
      v_step.tenant, v_step.conversation, v_step.lease * interval '1 millisecond', p_patience,
      v_step.ending in ('sent', 'dead'));
    v_message := v_claim.message;
    outbox_id := v_message.outbox_id;
    channel_id := v_message.channel_id;
    sequence := v_message.sequence;
    address := v_message.address;
    author := v_message.author;
    content := v_message.content;
    attempts := v_message.attempts;
    fence := v_message.fence;
    uncertain := v_message.uncertain;
    last_inbound_id := v_message.last_inbound_id;
    last_heard_at := v_claim.last_heard_at;
    admitted := coalesce(v_claim.admitted, false);
    probe := coalesce(v_claim.probe, 0);
    unsent := v_message.unsent;
    claimed_at := v_claim.claimed_at;
    return next;
  end loop;
  perform let_waiting_go();
end $$;

-- What stands for a message, by the provider's id, while its sending and its failing are told apart. A thousand keys
-- for each tenant: however many receipts come together, their locks find room.
create or replace function receipt_key(p_tenant uuid, p_message text) returns bigint
language sql immutable as $$
  select hashtextextended(p_tenant::text, hashtext(p_message) & 1023)
$$;

-- Claims the first message of a conversation that has not come to an end, if it may be tried now. On the way ends what
-- is not to be sent any more: the bot's words from before a takeover, what a receipt shows as delivered, what has
-- waited too long, what failed after the channel had taken it and finds later words in its place. A message found in
-- 'sending' after its lease was left by a sender that died, and may have been delivered.
--
--   follows  the message before it has just ended: then a first attempt need not wait for its due time
--
-- Only for outbox_steps, which has named the tenant.
create or replace function claim_message(
  p_tenant uuid, p_conversation uuid, p_lease interval, p_patience interval, p_follows boolean,
  out message outbox, out last_heard_at timestamptz, out admitted boolean, out probe int, out claimed_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  v_head    outbox;
  v_epoch   bigint;
  v_halt    channel_halt;
  v_held    timestamptz;
  v_now     timestamptz;
begin
  loop
    -- Locked by waiting, not by skipping: skipping a locked first would send the second before it.
    select * into v_head from outbox o
    where o.tenant_id = p_tenant and o.conversation_id = p_conversation and o.stage = 'open'
    order by o.sequence limit 1 for update;
    exit when not found;

    v_now := clock_timestamp();
    if v_head.state = 'sending' and v_head.lease_until >= v_now then
      perform hold_followers(v_head, v_head.lease_until);
      exit;
    end if;

    if settled_by_receipt(v_head) then
      p_follows := true;
      continue;
    end if;

    select c.epoch, c.last_heard_at, h.until, h.down_since, h.reason, h.probes, h.awaits
    into v_epoch, last_heard_at, v_halt.until, v_halt.down_since, v_halt.reason, v_halt.probes, v_halt.awaits
    from conversation c
    left join channel_halt h on h.tenant_id = c.tenant_id and h.channel_id = v_head.channel_id
      and (h.until > v_now or h.down_since is not null)
    where c.tenant_id = p_tenant and c.conversation_id = p_conversation;
    if v_head.author = 'bot' and v_head.epoch < v_epoch then
      perform withdraw_bot_messages(p_tenant, p_conversation, v_epoch);
      p_follows := true;
      continue;
    end if;

    if v_head.failures > 0 then
      v_held := place_held_until(v_head);
      if v_held = 'infinity' then
        update outbox o set state = 'dead', uncertain = o.uncertain or o.state = 'sending', lease_until = null,
          due_at = v_now, ended_at = v_now
        where o.tenant_id = p_tenant and o.outbox_id = v_head.outbox_id;
        p_follows := true;
        continue;
      elsif v_held > v_now then
        v_held := least(v_held, v_now + interval '2 seconds');
        update outbox o set state = 'pending', uncertain = o.uncertain or o.state = 'sending', lease_until = null,
          due_at = greatest(o.due_at, v_held)
        where o.tenant_id = p_tenant and o.outbox_id = v_head.outbox_id;
        perform hold_followers(v_head, v_held);
        exit;
      end if;
    end if;

    if v_head.due_at > v_now and not (p_follows and v_head.attempts + v_head.unsent = 0 and v_head.hold is null) then
      perform hold_followers(v_head, v_head.due_at);
      exit;
    end if;

    if v_head.waiting_since < v_now - p_patience then
      update outbox o set
        state = 'dead', lease_until = null, ended_at = v_now, last_error = coalesce(v_halt.reason, o.last_error),
        error_code = case when v_halt.down_since is null then 'expired' else 'channel-down' end
      where o.tenant_id = p_tenant and o.outbox_id = v_head.outbox_id;
      p_follows := true;
      continue;
    end if;
    if v_halt.until > v_now then
      update outbox o set state = 'pending', uncertain = o.uncertain or o.state = 'sending', lease_until = null,
        due_at = v_halt.until, hold = 'channel'
      where o.tenant_id = p_tenant and o.outbox_id = v_head.outbox_id;
      perform hold_followers(v_head, v_halt.until);
      exit;
    end if;
    if v_halt.awaits is not null and exists (
        select from delivery_receipt r
        where r.tenant_id = p_tenant and r.channel_id = v_head.channel_id and r.message_id = v_halt.awaits
          and r.status <> 'FAILED') then
      perform mark_reopened(p_tenant, v_head.channel_id);
    elsif v_halt.down_since is not null then
      -- This one tries; the others wait for how it ends.
      update channel_halt h set until = v_now + p_lease, probes = h.probes + 1
      where h.tenant_id = p_tenant and h.channel_id = v_head.channel_id and h.until <= v_now and h.down_since is not null;
      continue when not found;
      probe := v_halt.probes + 1;
    end if;

    claimed_at := v_now;
    -- Once the channel has said that its window is closed, only what was heard since opens it.
    last_heard_at := case when v_head.window_closed_at is null or last_heard_at > v_head.window_closed_at
      then last_heard_at end;
    admitted := v_head.hold is not distinct from 'slot';
    update outbox o set
      state = 'sending', uncertain = o.uncertain or o.state = 'sending', attempts = o.attempts + 1, hold = null,
      fence = o.fence + 1, claimed_at = v_now, lease_until = clock_timestamp() + p_lease
    where o.tenant_id = p_tenant and o.outbox_id = v_head.outbox_id
    returning o.* into message;
    exit;
  end loop;
end $$;

-- Words sent after this message that reached the customer, may have, or may yet be told to. Only for place_held_until.
create or replace function held_by_later_words(p_message outbox) returns timestamptz
language sql stable as $$
  select max(case
      when o.state = 'sending' and o.lease_until > clock_timestamp() then o.lease_until
      when o.state = 'sent' and coalesce(r.rank, 1) < 3 and o.ended_at > clock_timestamp() - interval '15 seconds'
        then o.ended_at + interval '15 seconds'
      else 'infinity' end)
  from outbox o
  left join delivery_receipt r
    on r.tenant_id = o.tenant_id and r.channel_id = o.channel_id and r.message_id = o.provider_message_id
  where o.tenant_id = p_message.tenant_id and o.conversation_id = p_message.conversation_id
    and o.sequence > p_message.sequence
    and (o.state in ('sent', 'sending') or o.state = 'pending' and o.uncertain)
$$;

-- Words that were sent before this failure was told may have failed with it, and go before it then. What was sent since
-- holds up nothing, as it holds up no message that was never sent. Only for place_held_until.
create or replace function held_by_earlier_words(p_message outbox) returns timestamptz
language sql stable as $$
  select max(o.ended_at) + interval '15 seconds'
  from delivery_receipt failure
  join outbox o on o.tenant_id = failure.tenant_id and o.ended_at < failure.recorded_at
  left join delivery_receipt r
    on r.tenant_id = o.tenant_id and r.channel_id = o.channel_id and r.message_id = o.provider_message_id
  where failure.tenant_id = p_message.tenant_id and failure.channel_id = p_message.channel_id
    and failure.message_id = p_message.provider_message_id
    and o.conversation_id = p_message.conversation_id and o.sequence < p_message.sequence and o.state = 'sent'
    and o.ended_at > clock_timestamp() - interval '15 seconds' and coalesce(r.rank, 1) < 3
$$;

-- Until when a message that failed after the channel had taken it may not go: 'infinity' when later words of its
-- conversation have reached the customer, or may have, as nothing is sent behind them that was said before. Words that
-- were sent just now, later or earlier ones, may yet be told to have failed as well. Null when its place is free.
create or replace function place_held_until(p_message outbox) returns timestamptz
language sql stable as $$
  select greatest(held_by_later_words(p_message), held_by_earlier_words(p_message))
$$;

-- Records how an attempt ended; false, and nothing changed, when another sender has claimed the message since. Only for
-- outbox_steps, which has named the tenant.
create or replace function end_attempt(
  p_tenant uuid, p_message uuid, p_fence bigint, p_ending text, p_wait interval, p_code text, p_reason text,
  p_provider_id text, p_probe int)
returns boolean
language plpgsql as $$
declare
  v_now     constant timestamptz := clock_timestamp();
  v_ended   outbox;
  v_receipt delivery_receipt;
begin
  if p_ending = 'sent' then
    update outbox o set
      state = 'sent', provider_message_id = p_provider_id, lease_until = null, last_error = null, error_code = null,
      ended_at = v_now
    where o.tenant_id = p_tenant and o.outbox_id = p_message and o.fence = p_fence and o.state = 'sending'
    returning o.* into v_ended;
  elsif p_ending = 'dead' then
    update outbox o set
      state = 'dead', lease_until = null, error_code = p_code, last_error = p_reason, ended_at = v_now,
      due_at = v_now + p_wait
    where o.tenant_id = p_tenant and o.outbox_id = p_message and o.fence = p_fence and o.state = 'sending'
    returning o.* into v_ended;
  else
    update outbox o set
      state = 'pending', lease_until = null, due_at = v_now + p_wait, last_error = coalesce(p_reason, o.last_error),
      uncertain = o.uncertain or p_ending = 'unknown',
      -- What was provably not sent is tried as long as messages may wait.
      attempts = o.attempts - case when p_ending = 'unknown' then 0 else 1 end,
      unsent = o.unsent + case when p_ending = 'retry' then 1 else 0 end,
      hold = case p_ending when 'slot' then 'slot' when 'paused' then 'channel' when 'down' then 'channel' end
    where o.tenant_id = p_tenant and o.outbox_id = p_message and o.fence = p_fence and o.state = 'sending'
    returning o.* into v_ended;
  end if;
  if v_ended.outbox_id is null then
    return false;
  end if;

  if p_ending = 'paused' or p_ending = 'down' and not is_of_before_reopening(v_ended) then
    insert into channel_halt as h (tenant_id, channel_id, until, down_since, code, reason)
    values (p_tenant, v_ended.channel_id, v_ended.due_at, case when p_ending = 'down' then v_now end, p_code, p_reason)
    on conflict (tenant_id, channel_id) do update set
      -- A probe was given the time of its claim, and ended earlier.
      until = case when p_probe > 0 then excluded.until else greatest(h.until, excluded.until) end,
      code = excluded.code, reason = excluded.reason,
      down_since = coalesce(h.down_since, excluded.down_since);
  elsif p_ending = 'down' then
    -- The channel works since: nothing is waited for.
    update outbox o set due_at = v_now, hold = null
    where o.tenant_id = p_tenant and o.outbox_id = v_ended.outbox_id;
  end if;
  -- A refusal of one message shows as well as a message taken that the channel works; but not where it took those
  -- that failed, too: there the word on this one is waited for, and after a refusal the next message tries. So it does
  -- after one that ended without its provider having refused it.
  if p_probe > 0 and p_ending = 'dead'
      and p_code in ('attempts-exhausted', 'window-closed', 'unreadable', 'channel-gone') then
    update channel_halt h set until = v_now where h.tenant_id = p_tenant and h.channel_id = v_ended.channel_id;
  elsif p_probe > 0 and p_ending in ('sent', 'dead') then
    update channel_halt h set
      awaits = p_provider_id, until = v_now + case when p_ending = 'sent' then interval '15 seconds' else '0' end
    where h.tenant_id = p_tenant and h.channel_id = v_ended.channel_id and h.told_late;
    if not found then
      perform mark_reopened(p_tenant, v_ended.channel_id);
    end if;
  end if;
  if p_ending = 'sent' then
    -- Word that it failed may have come before the call that sent it returned.
    select * into v_receipt from delivery_receipt r
    where r.tenant_id = p_tenant and r.channel_id = v_ended.channel_id and r.message_id = p_provider_id
      and r.status = 'FAILED';
    if found then
      perform settle_by_receipt(v_ended, v_receipt);
    end if;
  end if;
  return true;
end $$;

-- The channel takes messages again: what waits for it goes on at once. The last thing a transaction does.
create or replace function reopen_channel(p_tenant uuid, p_channel uuid) returns void
language plpgsql as $$
begin
  perform mark_reopened(p_tenant, p_channel);
  perform let_waiting_go();
end $$;

-- The channel takes messages again. The transaction's last step is let_waiting_go.
create or replace function mark_reopened(p_tenant uuid, p_channel uuid) returns void
language plpgsql as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  update channel_halt h set
    until = v_now, down_since = null, probes = 0, told_late = false, awaits = null, reopened_at = v_now
  where h.tenant_id = p_tenant and h.channel_id = p_channel and h.down_since is not null;
  perform set_config('app.reopened', concat_ws(' ', nullif(current_setting('app.reopened', true), ''),
                                               p_tenant || '/' || p_channel), true);
end $$;

-- What waits for the channels that this transaction has marked goes on at once, or, beyond the first thousand of each, at
-- the time it was put off to.
create or replace function let_waiting_go() returns void
language plpgsql as $$
declare
  v_marked constant text := nullif(current_setting('app.reopened', true), '');
  v_named  constant text := current_setting('app.tenant_id', true);
  v_tenant uuid;
  v_lane   uuid;
begin
  if v_marked is null then
    return;
  end if;
  for v_tenant, v_lane in
    select distinct split_part(m, '/', 1)::uuid, split_part(m, '/', 2)::uuid from string_to_table(v_marked, ' ') m
  loop
    perform set_config('app.tenant_id', v_tenant::text, true);
    update outbox o set due_at = clock_timestamp(), hold = null
    from (select w.outbox_id from outbox w
          where w.tenant_id = v_tenant and w.channel_id = v_lane and w.stage = 'open' and w.hold = 'channel'
          order by w.due_at limit 1000 for update skip locked) waiting
    where o.tenant_id = v_tenant and o.outbox_id = waiting.outbox_id;
  end loop;
  perform set_config('app.reopened', '', true);
  perform set_config('app.tenant_id', coalesce(v_named, ''), true);
end $$;

-- Whether the attempt whose failure is told began before its channel was last found to take messages again: then it says
-- nothing of the channel as it is now. Waits for whoever finds that just now.
create or replace function is_of_before_reopening(p_message outbox) returns boolean
language sql as $$
  select coalesce((
    select h.reopened_at > (p_message).claimed_at from channel_halt h
    where h.tenant_id = (p_message).tenant_id and h.channel_id = (p_message).channel_id for no key update), false)
$$;

-- What a provider said to a channel's token when it was asked; null where it takes it. What waits is not kept back by
-- a refusal: the next message tries, as it does on every channel that is down.
create or replace function note_channel_check(p_tenant uuid, p_channel uuid, p_code text, p_of_the_token text[])
returns boolean
language plpgsql as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  update channel c set checked_at = v_now, check_code = p_code
  where c.tenant_id = p_tenant and c.channel_id = p_channel and c.removed_at is null;
  if not found then
    return false;
  end if;
  if p_code is not null then
    insert into channel_halt as h (tenant_id, channel_id, until, down_since, code, reason)
    values (p_tenant, p_channel, v_now, v_now, p_code, 'the provider was asked, and refused the token')
    on conflict (tenant_id, channel_id) do update set
      down_since = excluded.down_since, code = excluded.code, reason = excluded.reason
    where h.down_since is null;
  elsif exists (select from channel_halt h
                where h.tenant_id = p_tenant and h.channel_id = p_channel
                  and h.down_since is not null and h.code = any(p_of_the_token)) then
    perform reopen_channel(p_tenant, p_channel);
  end if;
  return true;
end $$;

-- What stands behind a message that has to wait is not looked at again and again meanwhile.
create or replace function hold_followers(p_head outbox, p_until timestamptz) returns void
language plpgsql as $$
begin
  update outbox o set due_at = p_until
  where o.tenant_id = p_head.tenant_id and o.conversation_id = p_head.conversation_id and o.stage = 'open'
    -- Not what is on its way: that is locked by whoever sends it, who may wait for the head.
    and o.sequence > p_head.sequence and o.state = 'pending' and o.due_at < p_until;
end $$;

-- Whether a message that may have been sent was: then its receipt decides how it ends. The receipt is held, so that it
-- cannot turn into a failure unseen, nor the failure that opened a message again into an arrival.
create or replace function settled_by_receipt(p_message outbox) returns boolean
language plpgsql as $$
declare
  v_receipt delivery_receipt;
begin
  if p_message.state = 'pending' and not p_message.uncertain and p_message.failures = 0 then
    return false;
  end if;
  select * into v_receipt from delivery_receipt r
  where r.tenant_id = p_message.tenant_id and r.opaque_id = p_message.outbox_id::text
  order by r.status = 'FAILED', r.rank desc limit 1 for share;
  if not found and p_message.failures > 0 then
    select * into v_receipt from delivery_receipt r
    where r.tenant_id = p_message.tenant_id and r.channel_id = p_message.channel_id
      and r.message_id = p_message.provider_message_id for share;
    if v_receipt.status = 'FAILED' then
      return false;
    end if;
  end if;
  if v_receipt.message_id is null then
    return false;
  end if;
  perform settle_by_receipt(p_message, v_receipt);
  return true;
end $$;

-- Ends a message as its receipt says; but opens it again where it failed and another attempt may help.
create or replace function settle_by_receipt(p_message outbox, p_receipt delivery_receipt) returns void
language plpgsql as $$
declare
  v_failed constant boolean := p_receipt.status = 'FAILED';
begin
  if v_failed and not (p_receipt.remedy is not distinct from 'mended' and is_of_before_reopening(p_message)) then
    perform halt_by_receipt(p_receipt);
  end if;
  if v_failed and goes_again(p_message, p_receipt) then
    perform send_again(p_message, p_receipt);
    return;
  end if;
  update outbox o set
    state = case when v_failed then 'dead' else 'sent' end,
    error_code = case when v_failed then coalesce(p_receipt.code, 'failed') end, last_error = p_receipt.error,
    due_at = clock_timestamp() + case when p_receipt.remedy is null then p_receipt.replay_after else interval '0' end,
    provider_message_id = p_receipt.message_id, lease_until = null, ended_at = clock_timestamp()
  where o.tenant_id = p_message.tenant_id and o.outbox_id = p_message.outbox_id;
end $$;

-- A failure that concerns all messages of its channel halts it, if it is news: receipts may come days late. While word
-- of the message that tries is waited for, that of another does not end the waiting; and of a channel that is down, a
-- pause is not why.
create or replace function halt_by_receipt(p_receipt delivery_receipt) returns void
language sql as $$
  insert into channel_halt as h (tenant_id, channel_id, until, down_since, code, reason, told_late)
  select (p_receipt).tenant_id, (p_receipt).channel_id,
         clock_timestamp() + case when f.is_down then interval '5 minutes' else (p_receipt).replay_after end,
         case when f.is_down then clock_timestamp() end, (p_receipt).code,
         coalesce((p_receipt).error, (p_receipt).code), f.is_down
  from (select (p_receipt).remedy = 'mended' as is_down) f
  where (p_receipt).remedy in ('mended', 'pause') and (p_receipt).at > clock_timestamp() - interval '1 hour'
  on conflict (tenant_id, channel_id) do update set
    until = case when h.awaits <> (p_receipt).message_id then h.until else greatest(h.until, excluded.until) end,
    down_since = coalesce(h.down_since, excluded.down_since),
    code = case when h.down_since is null or excluded.down_since is not null then excluded.code else h.code end,
    reason = case when h.down_since is null or excluded.down_since is not null then excluded.reason else h.reason end,
    told_late = h.told_late or excluded.told_late, awaits = nullif(h.awaits, (p_receipt).message_id)
$$;

-- Whether a message that failed after the channel had taken it is to go again: when that is news, when a takeover has
-- not silenced it, and into a template once. The bot's own hand-over takes nothing back, until a person has the conversation.
create or replace function goes_again(p_message outbox, p_receipt delivery_receipt) returns boolean
language sql stable as $$
  select (p_receipt).remedy is not null and (p_receipt).at > clock_timestamp() - interval '1 hour'
    and ((p_receipt).remedy <> 'template'
         or (p_message).window_closed_at is null and (p_message).content ->> 'type' <> 'Template')
    and ((p_message).author <> 'bot' or exists (
      select from conversation c
      where c.tenant_id = (p_message).tenant_id and c.conversation_id = (p_message).conversation_id
        and (c.epoch = (p_message).epoch or c.handler = 'queue' and c.epoch = (p_message).epoch + 1)))
$$;

-- Opens a message again, in its own place. What the channel asks for is waited for, twice as long each time up to five
-- minutes, and always until a claim or takeover that has begun meanwhile can be seen; the sender's limit of attempts
-- ends it. Only for settle_by_receipt.
create or replace function send_again(p_message outbox, p_receipt delivery_receipt) returns void
language plpgsql as $$
declare
  v_wait constant interval := greatest(interval '2 seconds', p_receipt.replay_after, least(
    interval '5 minutes', p_receipt.replay_after * power(2, least(p_message.failures, 20))));
begin
  update outbox o set
    state = 'pending', failures = o.failures + 1, due_at = clock_timestamp() + v_wait * (1 + random() / 4),
    -- A channel that is down costs no attempt, whenever it is told.
    attempts = o.attempts - case when p_receipt.remedy = 'mended' then 1 else 0 end,
    hold = case when p_receipt.remedy in ('mended', 'pause') then 'channel' end,
    window_closed_at = case when p_receipt.remedy = 'template' then p_receipt.at else o.window_closed_at end,
    -- Words from before the bot's own hand-over belong to the epoch that began with it, and whoever takes over silences them.
    epoch = coalesce((
      select c.epoch from conversation c
      where c.tenant_id = o.tenant_id and c.conversation_id = o.conversation_id
        and o.author = 'bot' and c.handler = 'queue' and c.epoch = o.epoch + 1), o.epoch),
    error_code = coalesce(p_receipt.code, 'failed'), last_error = p_receipt.error,
    provider_message_id = p_receipt.message_id, lease_until = null, ended_at = null
  where o.tenant_id = p_message.tenant_id and o.outbox_id = p_message.outbox_id;
  -- What was told of this attempt says nothing of the next.
  update delivery_receipt r set opaque_id = null
  where r.tenant_id = p_receipt.tenant_id and r.channel_id = p_receipt.channel_id and r.message_id = p_receipt.message_id;
end $$;

-- Takes back what the bot has prepared under an older epoch and nobody is sending, but for what a receipt shows as
-- sent. Waits for claims under way: one of the two comes first. For transactions that have named the tenant.
create or replace function withdraw_bot_messages(p_tenant uuid, p_conversation uuid, p_epoch bigint) returns void
language plpgsql as $$
declare
  v_message outbox;
begin
  for v_message in
    select * from outbox o
    where o.tenant_id = p_tenant and o.conversation_id = p_conversation and o.stage = 'open'
      and o.author = 'bot' and o.epoch < p_epoch
      and (o.state = 'pending' and (o.uncertain or o.failures > 0) or o.lease_until < clock_timestamp())
    order by o.sequence for update
  loop
    perform settled_by_receipt(v_message);
  end loop;

  update outbox o set state = 'withdrawn', lease_until = null, error_code = null, ended_at = clock_timestamp()
  where o.tenant_id = p_tenant and o.conversation_id = p_conversation and o.stage = 'open'
    and o.author = 'bot' and o.epoch < p_epoch
    and (o.state = 'pending' or o.lease_until < clock_timestamp());
end $$;

-- A person speaks from now on, or, without a name, the bot again. Gives no epoch when there is no such conversation or
-- the bot has it already; otherwise the epoch that begins, and how many messages of the bot are being sent right now.
create or replace function change_handler(
  p_tenant uuid, p_conversation uuid, p_name text, out new_epoch bigint, out being_sent int)
language plpgsql as $$
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  update conversation c set
    epoch = c.epoch + 1, handler = case when p_name is null then 'bot' else 'agent' end, handler_name = p_name,
    handler_since = case when p_name is null then null else clock_timestamp() end,
    dialogue = c.dialogue - 'told'
  where c.tenant_id = p_tenant and c.conversation_id = p_conversation
    and (p_name is not null or c.handler <> 'bot')
  returning c.epoch into new_epoch;
  if new_epoch is not null then
    being_sent := bot_messages_being_sent(p_tenant, p_conversation, new_epoch);
  end if;
end $$;

-- The same, done by one person of the tenant for another, as the audit says then.
create or replace function put_into_hands(
  p_tenant uuid, p_conversation uuid, p_name text, p_by text, out new_epoch bigint, out being_sent int)
language plpgsql as $$
begin
  perform set_config('app.person_id', p_by, true);
  select h.new_epoch, h.being_sent into new_epoch, being_sent from change_handler(p_tenant, p_conversation, p_name) h;
end $$;

-- How many messages of the bot from before an epoch are being sent. What a dead sender left is taken back.
create or replace function bot_messages_being_sent(p_tenant uuid, p_conversation uuid, p_epoch bigint) returns int
language plpgsql as $$
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  perform withdraw_bot_messages(p_tenant, p_conversation, p_epoch);
  return (select count(*) from outbox o
          where o.tenant_id = p_tenant and o.conversation_id = p_conversation and o.stage = 'open'
            and o.author = 'bot' and o.epoch < p_epoch and o.state = 'sending');
end $$;

-- Puts dead letters back, each at the end of its conversation's order, in the order they had; a letter a receipt shows
-- as delivered after all is marked sent instead. Left are letters whose time has not come (a channel may ask for a
-- day), and what the bot said in a conversation that a person has taken over. A letter gets the epoch in which it was
-- found to be the bot's to say: a takeover that overtakes the replay finds it older than its own. Null parameters leave
-- open what they would narrow down. Gives how many were put back. Operators may call it, too.
create or replace function replay_dead_letters(
  p_tenant uuid, p_by text, p_letter uuid default null, p_channel uuid default null, p_code text default null,
  p_since timestamptz default null, p_until timestamptz default null, p_most int default 1000)
returns int
language plpgsql as $$
declare
  v_found   record;
  v_letter  outbox;
  v_receipt delivery_receipt;
  v_place   bigint;
  v_count   int := 0;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  for v_found in
    select o as letter, c.epoch from outbox o
    join conversation c on c.tenant_id = o.tenant_id and c.conversation_id = o.conversation_id
    where o.tenant_id = p_tenant and o.stage = 'dead' and o.due_at <= clock_timestamp()
      and (o.author <> 'bot' or c.handler <> 'agent')
      and (p_letter is null or o.outbox_id = p_letter) and (p_channel is null or o.channel_id = p_channel)
      and (p_code is null or o.error_code = p_code)
      and (p_since is null or o.ended_at >= p_since) and (p_until is null or o.ended_at < p_until)
    order by o.conversation_id, o.sequence limit p_most for update of o skip locked
  loop
    v_letter := v_found.letter;
    select * into v_receipt from delivery_receipt r
    where r.tenant_id = p_tenant and r.status <> 'FAILED'
      and (r.opaque_id = v_letter.outbox_id::text
           or r.channel_id = v_letter.channel_id and r.message_id = v_letter.provider_message_id)
    order by r.rank desc limit 1;
    insert into dead_letter_action (tenant_id, action_id, outbox_id, action, acted_by, error_code)
    values (p_tenant, gen_random_uuid(), v_letter.outbox_id,
            case when v_receipt.message_id is null then 'replay' else 'found-delivered' end, p_by, v_letter.error_code);
    if v_receipt.message_id is not null then
      perform settle_by_receipt(v_letter, v_receipt);
      continue;
    end if;

    -- What was told of the attempts so far says nothing of the next.
    update delivery_receipt r set opaque_id = null
    where r.tenant_id = p_tenant and r.opaque_id = v_letter.outbox_id::text;
    update conversation_work w set next_outbound = w.next_outbound + 1, replayed = w.replayed + 1
    where w.tenant_id = p_tenant and w.conversation_id = v_letter.conversation_id
    returning w.next_outbound - 1 into v_place;
    update outbox o set
      state = 'pending', sequence = v_place, attempts = 0, unsent = 0, due_at = clock_timestamp(), hold = null,
      ended_at = null, error_code = null, provider_message_id = null, failures = 0, window_closed_at = null,
      waiting_since = clock_timestamp(), epoch = v_found.epoch
    where o.tenant_id = p_tenant and o.outbox_id = v_letter.outbox_id;
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- Gives dead letters up for good: they end as withdrawn. Narrowed down like replay_dead_letters.
create or replace function discard_dead_letters(
  p_tenant uuid, p_by text, p_letter uuid default null, p_channel uuid default null, p_code text default null,
  p_since timestamptz default null, p_until timestamptz default null, p_most int default 1000)
returns int
language plpgsql as $$
declare
  v_letter outbox;
  v_count  int := 0;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  for v_letter in
    select * from outbox o
    where o.tenant_id = p_tenant and o.stage = 'dead'
      and (p_letter is null or o.outbox_id = p_letter) and (p_channel is null or o.channel_id = p_channel)
      and (p_code is null or o.error_code = p_code)
      and (p_since is null or o.ended_at >= p_since) and (p_until is null or o.ended_at < p_until)
    order by o.conversation_id, o.sequence limit p_most for update skip locked
  loop
    insert into dead_letter_action (tenant_id, action_id, outbox_id, action, acted_by, error_code)
    values (p_tenant, gen_random_uuid(), v_letter.outbox_id, 'discard', p_by, v_letter.error_code);
    update outbox o set state = 'withdrawn', error_code = null
    where o.tenant_id = p_tenant and o.outbox_id = v_letter.outbox_id;
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
