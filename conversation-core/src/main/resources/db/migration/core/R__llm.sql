-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Writes a call down, if there is money for it. Runs with the caller's rights: row-level security holds in here.
--
--   p_limits  millionths: {tenantDaily, tenantMonthly, customerDaily, customerMonthly}
--
-- Gives 'reserved', or the name of the limit that would be passed; then nothing was written.
create or replace function reserve_llm_call(
  p_tenant uuid, p_call uuid, p_contact uuid, p_model text, p_micros bigint, p_limits jsonb)
returns text language plpgsql as $$
declare
  v_day    date;
  v_spent  record;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);

  select (clock_timestamp() at time zone t.time_zone)::date into strict v_day from tenant t where t.tenant_id = p_tenant;

  -- The tenant's row first, always: two calls cannot wait for each other.
  insert into llm_spending (tenant_id, spender, day, micros) values (p_tenant, p_tenant, v_day, 0)
    on conflict (tenant_id, spender, day) do nothing;
  perform 1 from llm_spending where tenant_id = p_tenant and spender = p_tenant and day = v_day for update;

  select coalesce(sum(micros) filter (where spender = p_tenant and day = v_day), 0)  as tenant_daily,
         coalesce(sum(micros) filter (where spender = p_tenant), 0)                  as tenant_monthly,
         coalesce(sum(micros) filter (where spender = p_contact and day = v_day), 0) as customer_daily,
         coalesce(sum(micros) filter (where spender = p_contact), 0)                 as customer_monthly
    into v_spent
    from llm_spending
    where tenant_id = p_tenant and spender in (p_tenant, p_contact)
      and day between date_trunc('month', v_day)::date and v_day;

  case
    when v_spent.tenant_daily + p_micros > (p_limits ->> 'tenantDaily')::bigint then return 'tenant_daily';
    when v_spent.tenant_monthly + p_micros > (p_limits ->> 'tenantMonthly')::bigint then return 'tenant_monthly';
    when v_spent.customer_daily + p_micros > (p_limits ->> 'customerDaily')::bigint then return 'customer_daily';
    when v_spent.customer_monthly + p_micros > (p_limits ->> 'customerMonthly')::bigint then return 'customer_monthly';
    else null;
  end case;

  insert into llm_call (tenant_id, call_id, contact_id, day, model, micros)
    values (p_tenant, p_call, p_contact, v_day, p_model, p_micros);
  insert into llm_spending as known (tenant_id, spender, day, micros)
    values (p_tenant, p_tenant, v_day, p_micros), (p_tenant, p_contact, v_day, p_micros)
    on conflict (tenant_id, spender, day) do update set micros = known.micros + excluded.micros;
  return 'reserved';
end $$;

-- Brings a call to what it did cost; once, a second time changes nothing.
create or replace function settle_llm_call(p_tenant uuid, p_call uuid, p_input int, p_output int, p_micros bigint)
returns void language plpgsql as $$
declare
  v_call llm_call;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);

  select * into v_call from llm_call where tenant_id = p_tenant and call_id = p_call and state = 'open' for update;
  if not found then
    return;
  end if;

  update llm_call
    set state = 'ended', input_tokens = p_input, output_tokens = p_output, micros = p_micros
    where tenant_id = p_tenant and call_id = p_call;
  update llm_spending set micros = micros + p_micros - v_call.micros
    where tenant_id = p_tenant and spender = p_tenant and day = v_call.day;
  update llm_spending set micros = micros + p_micros - v_call.micros
    where tenant_id = p_tenant and spender = v_call.contact_id and day = v_call.day;
end $$;
