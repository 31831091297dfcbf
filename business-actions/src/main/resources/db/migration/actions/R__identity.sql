-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
-- All run with the caller's rights, in a transaction that has named the tenant.

-- Whether a contact may ask for no more codes: five within an hour, or ten wrong ones within a day. Told to them.
create or replace function codes_used_up(p_tenant uuid, p_contact uuid) returns boolean
language sql stable as $$
  select (select count(*) >= 5 from identity_event e
          where e.tenant_id = p_tenant and e.contact_id = p_contact and e.kind in ('asked', 'asked_again')
            and e.at > clock_timestamp() - interval '1 hour')
      or (select count(*) >= 10 from identity_event e
          where e.tenant_id = p_tenant and e.contact_id = p_contact and e.kind = 'wrong'
            and e.at > clock_timestamp() - interval '1 day')
$$;

-- The limit for which no code goes out, or null: five codes within an hour to a customer or an address, twenty wrong ones
-- within a day for a customer, and what identity_limit says of all customers of a tenant. Told to nobody, because it would tell that there is such a customer. Only codes that go out count, and tries of them: asking on costs
-- nothing and must not keep a customer out. Nor do strangers keep out a contact that has proven to be the customer before.
create or replace function code_held(p_tenant uuid, p_contact uuid, p_customer uuid, p_address text) returns text
language plpgsql stable as $$
declare
  v_limit identity_limit;
begin
  select * into v_limit from identity_limit l where l.tenant_id = p_tenant;
  return case
    when exists (select from identity_proof p
                 where p.tenant_id = p_tenant and p.contact_id = p_contact and p.customer_id = p_customer)
      then null
    when (select count(*) >= 5 from identity_event e
          where e.tenant_id = p_tenant and e.customer_id = p_customer and e.kind in ('asked', 'asked_again')
            and e.address is not null and e.at > clock_timestamp() - interval '1 hour')
      or (select count(*) >= 5 from identity_event e
          where e.tenant_id = p_tenant and e.address = p_address and e.kind in ('asked', 'asked_again')
            and e.at > clock_timestamp() - interval '1 hour')
      then 'customer_sends'
    when (select count(*) >= 20 from identity_event e
          where e.tenant_id = p_tenant and e.customer_id = p_customer and e.kind = 'wrong'
            and e.address is not null and e.at > clock_timestamp() - interval '1 day')
      then 'customer_wrong'
    when (select count(*) >= coalesce(v_limit.codes_an_hour, 500) from identity_event e
          where e.tenant_id = p_tenant and e.kind in ('asked', 'asked_again')
            and e.address is not null and e.at > clock_timestamp() - interval '1 hour')
      then 'tenant_sends'
    when (select count(*) >= coalesce(v_limit.wrong_a_day, 300) from identity_event e
          where e.tenant_id = p_tenant and e.kind = 'wrong'
            and e.address is not null and e.at > clock_timestamp() - interval '1 day')
      then 'tenant_wrong'
    end;
end $$;

-- Where a customer's codes go: to the one address that the tenant has made sure of, and that is no other customer's.
create or replace function code_address(p_tenant uuid, p_customer uuid) returns text
language sql stable as $$
  select k.email from customer k
  where k.tenant_id = p_tenant and k.customer_id = p_customer and k.email_verified_at is not null
    and is_one_address(k.email)
    and not exists (select from customer o
                    where o.tenant_id = k.tenant_id and lower(o.email) = lower(k.email)
                      and o.customer_id <> k.customer_id)
$$;

-- The one customer that a number, an e-mail address or a telephone number is, and to whom a code can be sent; null
-- when it is nobody, or several.
create or replace function claimed_customer(p_tenant uuid, p_claim text) returns uuid
language plpgsql stable as $$
begin
  -- In plpgsql, so that "dialled", which R__payments.sql makes, need not be there when this is read.
  return (select case when count(*) = 1 then (array_agg(k.customer_id))[1] end
  from customer k
  where k.tenant_id = p_tenant
    and (lower(k.number) = lower(p_claim) or lower(k.email) = lower(p_claim)
         or p_claim ~ '^[+0-9 ()./-]{7,25}$' and dialled(k.phone) = dialled(p_claim))
    and code_address(k.tenant_id, k.customer_id) is not null);
end $$;

-- Asks for a code: 'asked' or 'refused', once for each request. A claim of nobody goes the same way as one of
-- somebody; only nothing is sent. Nor is anything sent for a request that had to wait for its turn: the dialogue that
-- asked for it has ended since, and nobody could type the code anywhere.
create or replace function ask_for_code(
  p_tenant uuid, p_request text, p_conversation uuid, p_contact uuid, p_claim text, p_language text, p_life interval)
returns identity_event
language plpgsql as $$
declare
  v_event    identity_event;
  v_kind     text;
  v_customer uuid;
  v_address  text;
  v_held     text;
begin
  -- One after the other for a contact: limits are counted on what the others have left.
  perform from contact c where c.tenant_id = p_tenant and c.contact_id = p_contact for update;
  select * into v_event from identity_event e where e.tenant_id = p_tenant and e.request_key = p_request;
  if found then
    return v_event;
  end if;

  v_customer := claimed_customer(p_tenant, p_claim);
  -- And one after the other for a customer, whoever asks.
  perform from customer k where k.tenant_id = p_tenant and k.customer_id = v_customer for no key update;
  v_address := code_address(p_tenant, v_customer);
  v_held := code_held(p_tenant, p_contact, v_customer, v_address);
  if exists (select from action_run r
             where r.tenant_id = p_tenant and r.idempotency_key = p_request and r.state = 'queued') then
    v_address := null;
  end if;
  v_kind := case when codes_used_up(p_tenant, p_contact) then 'refused' else 'asked' end;
  if v_kind = 'asked' then
    insert into identity_challenge (tenant_id, challenge_id, conversation_id, contact_id, customer_id, address,
                                    language, code_until, send_at)
    values (p_tenant, gen_random_uuid(), p_conversation, p_contact, v_customer, v_address, p_language,
            clock_timestamp() + p_life, case when v_address is not null and v_held is null then clock_timestamp() end);
  end if;
  insert into identity_event (tenant_id, request_key, kind, conversation_id, contact_id, customer_id, address, held)
  values (p_tenant, p_request, v_kind, p_conversation, p_contact, v_customer,
          case when v_kind = 'asked' and v_held is null then v_address end,
          case when v_kind = 'asked' and v_address is not null then v_held end)
  returning * into v_event;
  return v_event;
end $$;

-- Tries a code by its seal, or has another one sent where p_seal is null: 'proven', 'wrong', 'expired', 'asked_again'
-- or 'refused', once for each request. A code counts in the conversation and for the contact that asked for it, once;
-- of many tries at a time one gets it. Another code changes nothing about how often the former was mistaken, and goes
-- where the customer's mail goes by now.
create or replace function check_code(
  p_tenant uuid, p_request text, p_conversation uuid, p_contact uuid, p_seal text, p_life interval,
  p_proof_life interval)
returns identity_event
language plpgsql as $$
declare
  v_event     identity_event;
  v_kind      text;
  v_challenge identity_challenge;
  v_address   text;
  v_held      text;
begin
  perform from contact c where c.tenant_id = p_tenant and c.contact_id = p_contact for update;
  select * into v_event from identity_event e where e.tenant_id = p_tenant and e.request_key = p_request;
  if found then
    return v_event;
  end if;

  select * into v_challenge from identity_challenge c
  where c.tenant_id = p_tenant and c.conversation_id = p_conversation and c.contact_id = p_contact
  order by c.asked_at desc, c.challenge_id desc limit 1;
  -- Who changes the customer's address holds their row and makes codes void: before this, which then sees it, or after it.
  perform from customer k
  where k.tenant_id = p_tenant and k.customer_id = v_challenge.customer_id for no key update;
  select * into v_challenge from identity_challenge c
  where c.tenant_id = p_tenant and c.challenge_id = v_challenge.challenge_id;
  v_kind := case
    when v_challenge.challenge_id is null or v_challenge.failures >= 5 then 'refused'
    when p_seal is null then
      case when v_challenge.proven_at is not null or codes_used_up(p_tenant, p_contact) then 'refused'
           else 'asked_again' end
    when v_challenge.proven_at is not null then 'wrong'
    when v_challenge.code_until <= clock_timestamp() then 'expired'
    when p_seal in (v_challenge.code_seal, v_challenge.former_seal) then 'proven'
    else 'wrong' end;
  -- What is tried is a code only if one was drawn.
  v_address := case when v_challenge.code_seal is not null then v_challenge.address end;

  if v_kind = 'wrong' then
    update identity_challenge c set failures = c.failures + 1
    where c.tenant_id = p_tenant and c.challenge_id = v_challenge.challenge_id;
  elsif v_kind = 'asked_again' then
    v_address := code_address(p_tenant, v_challenge.customer_id);
    v_held := code_held(p_tenant, p_contact, v_challenge.customer_id, v_address);
    update identity_challenge c set
      address = v_address, code_seal = null, former_seal = null, code_until = clock_timestamp() + p_life, send_tries = 0,
      send_at = case when v_address is not null and v_held is null then clock_timestamp() end
    where c.tenant_id = p_tenant and c.challenge_id = v_challenge.challenge_id;
    v_held := case when v_address is not null then v_held end;
    v_address := case when v_held is null then v_address end;
  elsif v_kind = 'proven' then
    update identity_challenge c set
      code_seal = null, former_seal = null, send_at = null, proven_at = clock_timestamp()
    where c.tenant_id = p_tenant and c.challenge_id = v_challenge.challenge_id;
    insert into identity_proof (tenant_id, challenge_id, conversation_id, contact_id, customer_id, until)
    values (p_tenant, v_challenge.challenge_id, p_conversation, p_contact, v_challenge.customer_id,
            clock_timestamp() + p_proof_life);
  end if;
  insert into identity_event (tenant_id, request_key, kind, conversation_id, contact_id, customer_id, address, held)
  values (p_tenant, p_request, v_kind, p_conversation, p_contact, v_challenge.customer_id, v_address, v_held)
  returning * into v_event;
  return v_event;
end $$;
