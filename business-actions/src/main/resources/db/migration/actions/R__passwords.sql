-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
-- All run with the caller's rights, in a transaction that has named the tenant.

-- Begins a reset, or takes it up again, and says what to do about it:
--
--   set      have the system take the secret, within p_lease: nobody else resets this account until then
--   changed  nothing: the system has it, and the secret waits to be shown or has been
--   refused  nothing: the system does not take it, for the reason
--   busy     nothing: another reset of the account is at it
--   unknown  nothing: the customer has no such account
--   too_many nothing: five resets of the account within a day are enough
--
-- The same request keeps the secret it began with, so that it does not matter how often the system is told. Where
-- that is gone with a link that nobody has opened, it gets a new one: the customer was not told of the first. But not
-- after a later reset of the account, which is what counts then.
--
-- told: the system may have been told before, so that a refusal of it does not mean that nothing was changed.
create or replace function begin_reset(
  p_tenant uuid, p_reset uuid, p_request text, p_account uuid, p_customer uuid, p_conversation uuid, p_contact uuid,
  p_language text, p_secret bytea, p_lease interval,
  out answer text, out reason text, out secret bytea, out asked_at timestamptz, out told boolean)
language plpgsql as $$
declare
  v_account access_account;
  v_reset   password_reset;
begin
  -- One after the other for an account.
  select * into v_account from access_account a
  where a.tenant_id = p_tenant and a.account_id = p_account and a.customer_id = p_customer for update;
  if not found then
    answer := 'unknown';
    return;
  end if;

  select * into v_reset from password_reset r where r.tenant_id = p_tenant and r.reset_id = p_reset;
  if not found then
    if (select count(*) >= 5 from password_reset r
        where r.tenant_id = p_tenant and r.account_id = p_account
          and r.asked_at > clock_timestamp() - interval '1 day') then
      answer := 'too_many';
      return;
    end if;
    insert into password_reset (tenant_id, reset_id, request_key, account_id, conversation_id, contact_id, language,
                                secret, customer_id, login, system_id, system_kind, system_name)
    select p_tenant, p_reset, p_request, p_account, p_conversation, p_contact, p_language, p_secret, p_customer,
           v_account.login, s.system_id, s.kind, s.name
    from password_system s where s.tenant_id = p_tenant and s.system_id = v_account.system_id
    returning * into v_reset;
  elsif v_reset.state <> 'refused' and v_reset.secret is null and v_reset.revealed_at is null then
    if exists (select from password_reset r
               where r.tenant_id = p_tenant and r.account_id = p_account and r.asked_at > v_reset.asked_at
                 and r.state = 'changed') then
      answer := 'refused';
      reason := 'superseded';
      return;
    end if;
    update password_reset r set state = 'asked', secret = p_secret, link_until = null, token_hash = null
    where r.tenant_id = p_tenant and r.reset_id = p_reset returning * into v_reset;
  end if;

  reason := v_reset.reason;
  secret := v_reset.secret;
  asked_at := v_reset.asked_at;
  told := v_reset.told_at is not null;
  answer := case
    when v_reset.state <> 'asked' then v_reset.state
    when v_account.busy_with <> p_reset and v_account.busy_until > clock_timestamp() then 'busy'
    else 'set' end;
  if answer = 'set' then
    update access_account a set busy_with = p_reset, busy_until = clock_timestamp() + p_lease
    where a.tenant_id = p_tenant and a.account_id = p_account;
    -- The login may have been put right since it was asked for.
    update password_reset r set told_at = coalesce(r.told_at, clock_timestamp()), login = v_account.login
    where r.tenant_id = p_tenant and r.reset_id = p_reset;
  end if;
end $$;

-- The system has taken the secret: the link lives from now on. What was asked for the account before and nobody has seen
-- is over, with its link; and what still waits for the system must not come after this. What was said in the chat was
-- seen: it stays done, without its secret. Returns the state: 'refused' when a later reset has taken its place meanwhile.
create or replace function finish_reset(p_tenant uuid, p_reset uuid, p_token_hash bytea, p_life interval) returns text
language plpgsql as $$
declare
  v_reset password_reset;
begin
  -- The account before its resets, as whoever begins one and whoever takes it away.
  perform from access_account a
  where a.tenant_id = p_tenant
    and a.account_id = (select r.account_id from password_reset r where r.tenant_id = p_tenant and r.reset_id = p_reset)
  for update;
  update password_reset r set
    state = 'changed', ended_at = clock_timestamp(), token_hash = p_token_hash, link_until = clock_timestamp() + p_life
  where r.tenant_id = p_tenant and r.reset_id = p_reset and r.state = 'asked';
  select * into strict v_reset from password_reset r where r.tenant_id = p_tenant and r.reset_id = p_reset;
  if v_reset.state = 'changed' then
    update password_reset r set
      state = 'refused', reason = 'superseded', ended_at = clock_timestamp(), secret = null
    where r.tenant_id = p_tenant and r.account_id = v_reset.account_id and r.asked_at < v_reset.asked_at
      and (r.state = 'asked' or r.secret is not null and r.token_hash is not null);
    update password_reset r set secret = null
    where r.tenant_id = p_tenant and r.account_id = v_reset.account_id and r.asked_at < v_reset.asked_at
      and r.secret is not null;
  end if;
  update access_account a set busy_with = null, busy_until = null
  where a.tenant_id = p_tenant and a.account_id = v_reset.account_id and a.busy_with = p_reset;
  return v_reset.state;
end $$;

-- The system will not take it.
create or replace function refuse_reset(p_tenant uuid, p_reset uuid, p_reason text) returns void
language sql as $$
  select from access_account a where a.tenant_id = p_tenant and a.busy_with = p_reset for update;
  update password_reset r set state = 'refused', reason = p_reason, ended_at = clock_timestamp(), secret = null
  where r.tenant_id = p_tenant and r.reset_id = p_reset and r.state = 'asked';
  update access_account a set busy_with = null, busy_until = null
  where a.tenant_id = p_tenant and a.busy_with = p_reset;
$$;

-- An account that is taken away: what was asked for it is done no more, and what nobody has seen is shown to nobody.
create or replace function end_resets() returns trigger
language plpgsql as $$
begin
  update password_reset r set
    secret = null, ended_at = coalesce(r.ended_at, clock_timestamp()),
    state = case r.state when 'asked' then 'refused' else r.state end,
    reason = case r.state when 'asked' then 'unknown_account' else r.reason end
  where r.tenant_id = old.tenant_id and r.account_id = old.account_id and (r.state = 'asked' or r.secret is not null);
  return null;
end $$;
create or replace trigger end_resets after delete on access_account for each row execute function end_resets();
