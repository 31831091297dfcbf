-- Run again whenever this file changes. As R__audit_desk.sql, whose audit_connection() writes the entries: what a person
-- connects, pauses and takes away. What no person does (the demo's account, another master key) is none of theirs.

create or replace function audit_payment_account() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_connection(old.tenant_id, 'disconnected', old.provider, old.account_id);
  else
    perform audit_connection(
      new.tenant_id,
      case when tg_op = 'INSERT' then 'connected' when old.secrets <> new.secrets then 'secrets_replaced'
           when new.preferred then 'resumed' else 'paused' end,
      new.provider, new.account_id);
  end if;
  return null;
end $$;
create or replace trigger audit_payment_account after insert or delete on payment_account for each row
  when (desk_person() is not null)
  execute function audit_payment_account();
create or replace trigger audit_payment_account_changed after update on payment_account for each row
  when ((old.secrets <> new.secrets or old.preferred <> new.preferred) and desk_person() is not null)
  execute function audit_payment_account();

create or replace function audit_password_system() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_connection(old.tenant_id, 'disconnected', old.kind || '_passwords', old.system_id);
  else
    perform audit_connection(
      new.tenant_id, case tg_op when 'INSERT' then 'connected' else 'secrets_replaced' end, new.kind || '_passwords',
      new.system_id);
  end if;
  return null;
end $$;
create or replace trigger audit_password_system after insert or delete on password_system for each row
  when (desk_person() is not null)
  execute function audit_password_system();
create or replace trigger audit_password_system_changed after update on password_system for each row
  when (old is distinct from new and desk_person() is not null)
  execute function audit_password_system();

create or replace function audit_network_router() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_connection(old.tenant_id, 'disconnected', old.kind, old.router_id);
  else
    perform audit_connection(
      new.tenant_id, case tg_op when 'INSERT' then 'connected' else 'secrets_replaced' end, new.kind, new.router_id);
  end if;
  return null;
end $$;
create or replace trigger audit_network_router after insert or delete on network_router for each row
  when (desk_person() is not null)
  execute function audit_network_router();
create or replace trigger audit_network_router_changed after update on network_router for each row
  when (old.secrets <> new.secrets and desk_person() is not null)
  execute function audit_network_router();

create or replace function audit_calendar_server() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_connection(old.tenant_id, 'disconnected', 'caldav', old.calendar_id);
  else
    perform audit_connection(
      new.tenant_id, case tg_op when 'INSERT' then 'connected' else 'secrets_replaced' end, 'caldav', new.calendar_id);
  end if;
  return null;
end $$;
create or replace trigger audit_calendar_server after insert or delete on calendar_server for each row
  when (desk_person() is not null)
  execute function audit_calendar_server();
create or replace trigger audit_calendar_server_changed after update on calendar_server for each row
  when (old.secrets <> new.secrets and desk_person() is not null)
  execute function audit_calendar_server();

-- Whose name stands on invoices, and what customers may promise.
create or replace function audit_billing_setting() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference)
  values (coalesce(new.tenant_id, old.tenant_id), 'agent', desk_person(), 'billing.changed', 'done', tg_table_name, null);
  return null;
end $$;
create or replace trigger audit_invoice_issuer after insert or update or delete on invoice_issuer for each row
  when (desk_person() is not null)
  execute function audit_billing_setting();
create or replace trigger audit_promise_setting after insert or update or delete on promise_setting for each row
  when (desk_person() is not null)
  execute function audit_billing_setting();

-- At which router, and how, an access is switched on again; by the name of the access.
create or replace function audit_access_switch() returns trigger
language plpgsql as $$
declare
  v_switch constant access_switch := case when tg_op = 'DELETE' then old else new end;
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference)
  select n.tenant_id, 'agent', desk_person(), case tg_op when 'DELETE' then 'switch.removed' else 'switch.set' end, 'done',
         v_switch.way, left(n.name, 100)
  from network_node n where n.tenant_id = v_switch.tenant_id and n.node_id = v_switch.access_id;
  return null;
end $$;
create or replace trigger audit_access_switch after insert or delete on access_switch for each row
  when (desk_person() is not null)
  execute function audit_access_switch();
create or replace trigger audit_access_switch_changed after update on access_switch for each row
  when (old is distinct from new and desk_person() is not null)
  execute function audit_access_switch();
