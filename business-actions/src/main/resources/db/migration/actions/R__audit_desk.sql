-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- What people do at the desk, entered in the transaction that does it, with who had it done: the agent whom a ticket's
-- event names, or the person in whose name the transaction is (desk_person, of the core's audit).

create or replace function audit_ticket_event() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, at, actor_kind, actor_name, action, outcome, reference, conversation_id, contact_id,
                           customer_id)
  select t.tenant_id, new.at, 'agent', new.agent, 'ticket.' || new.kind, 'done', 'T-' || t.number, t.conversation_id,
         t.contact_id, t.customer_id
  from ticket t where t.tenant_id = new.tenant_id and t.number = new.number;
  return null;
end $$;
create or replace trigger audit_ticket_event after insert on ticket_event for each row
  when (new.actor = 'agent')
  execute function audit_ticket_event();

create or replace function audit_desk_incident(p_tenant uuid, p_action text, p_incident uuid) returns void
language sql as $$
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (p_tenant, 'agent', desk_person(), 'incident.' || p_action, 'done', p_incident::text)
$$;

create or replace function audit_incident() returns trigger
language plpgsql as $$
begin
  perform audit_desk_incident(
    new.tenant_id,
    case when tg_op = 'INSERT' then 'entered' when new.state = 'known' then 'confirmed' else new.state end,
    new.incident_id);
  return null;
end $$;
create or replace trigger audit_incident_entered after insert on incident for each row
  when (new.state = 'known' and desk_person() is not null)
  execute function audit_incident();
create or replace trigger audit_incident_changed after update of state on incident for each row
  when (new.state <> old.state and new.state in ('known', 'resolved', 'dismissed') and desk_person() is not null)
  execute function audit_incident();

create or replace function audit_incident_told() returns trigger
language plpgsql as $$
begin
  perform audit_desk_incident(new.tenant_id, 'told', new.incident_id);
  return null;
end $$;
create or replace trigger audit_incident_told after insert on incident_update for each row
  when (desk_person() is not null)
  execute function audit_incident_told();
create or replace trigger audit_incident_estimated after update of estimated_until on incident for each row
  when (new.estimated_until is distinct from old.estimated_until and desk_person() is not null)
  execute function audit_incident_told();

create or replace function audit_appointment() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference, conversation_id, contact_id)
  values (new.tenant_id, 'agent', desk_person(),
          'appointment.' || case new.state when 'no_show' then 'missed' when 'booked' then 'restored' else new.state end,
          'done', 'C-' || new.number, new.conversation_id, new.contact_id);
  return null;
end $$;
create or replace trigger audit_appointment after update of state on appointment for each row
  when (new.state <> old.state and desk_person() is not null)
  execute function audit_appointment();

-- A claim of a bank transfer that was decided; why, where it was rejected.
create or replace function audit_transfer_claim() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference, conversation_id, contact_id,
                           customer_id)
  select new.tenant_id, 'agent', desk_person(), 'transfer.' || new.state, 'done', new.reason, new.claim_id::text,
         c.conversation_id, c.contact_id, new.customer_id
  from conversation c where c.tenant_id = new.tenant_id and c.conversation_id = new.conversation_id;
  return null;
end $$;
create or replace trigger audit_transfer_claim after update of state on transfer_claim for each row
  when (new.state <> old.state and desk_person() is not null)
  execute function audit_transfer_claim();

create or replace function audit_webhook_delivery() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference)
  values (old.tenant_id, 'agent', desk_person(), case tg_op when 'DELETE' then 'event.dropped' else 'event.replayed' end,
          'done', left(old.last_code, 100), old.event_id::text);
  return null;
end $$;
create or replace trigger audit_webhook_replayed after update of state on webhook_delivery for each row
  when (old.state = 'dead' and new.state = 'waiting' and desk_person() is not null)
  execute function audit_webhook_delivery();
create or replace trigger audit_webhook_dropped after delete on webhook_delivery for each row
  when (old.state = 'dead' and desk_person() is not null)
  execute function audit_webhook_delivery();

-- What a person connects the tenant with: its kind, and its id.
create or replace function audit_connection(p_tenant uuid, p_action text, p_kind text, p_id uuid) returns void
language sql as $$
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference)
  values (p_tenant, 'agent', desk_person(), 'connection.' || p_action, 'done', p_kind, p_id::text)
$$;

create or replace function audit_glpi_desk() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_connection(old.tenant_id, 'disconnected', 'glpi', old.desk_id);
  else
    perform audit_connection(
      new.tenant_id, case tg_op when 'INSERT' then 'connected' else 'secrets_replaced' end, 'glpi', new.desk_id);
  end if;
  return null;
end $$;
create or replace trigger audit_glpi_desk after insert or delete on glpi_desk for each row
  when (desk_person() is not null)
  execute function audit_glpi_desk();
create or replace trigger audit_glpi_desk_changed after update on glpi_desk for each row
  when (old.secrets <> new.secrets and desk_person() is not null)
  execute function audit_glpi_desk();

create or replace function audit_network_monitor() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_connection(
      old.tenant_id, 'disconnected', case old.kind when 'webhook' then 'monitor_hook' else old.kind end, old.monitor_id);
  else
    perform audit_connection(
      new.tenant_id, case tg_op when 'INSERT' then 'connected' else 'secrets_replaced' end,
      case new.kind when 'webhook' then 'monitor_hook' else new.kind end, new.monitor_id);
  end if;
  return null;
end $$;
create or replace trigger audit_network_monitor after insert or delete on network_monitor for each row
  when (desk_person() is not null)
  execute function audit_network_monitor();
create or replace trigger audit_network_monitor_changed after update on network_monitor for each row
  when (old.secrets <> new.secrets and desk_person() is not null)
  execute function audit_network_monitor();

create or replace function audit_webhook_subscription() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_connection(old.tenant_id, 'disconnected', 'webhook', old.subscription_id);
  else
    perform audit_connection(
      new.tenant_id,
      case when tg_op = 'INSERT' then 'connected' when old.secrets <> new.secrets then 'secrets_replaced'
           when new.paused_for is null then 'resumed' else 'paused' end,
      'webhook', new.subscription_id);
  end if;
  return null;
end $$;
create or replace trigger audit_webhook_subscription after insert or delete on webhook_subscription for each row
  when (desk_person() is not null)
  execute function audit_webhook_subscription();
create or replace trigger audit_webhook_subscription_changed after update on webhook_subscription for each row
  when ((old.secrets <> new.secrets or old.paused_for is distinct from new.paused_for) and desk_person() is not null)
  execute function audit_webhook_subscription();

-- What owners set of their terms (hours, appointments) as a whole, and what they offer, one by one. Terms whose own table is
-- followed, which says more, are not told twice.
create or replace function audit_terms() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (new.tenant_id, 'agent', desk_person(), 'terms.changed', 'done', new.subject);
  return null;
end $$;
create or replace trigger audit_terms after update of edition on terms_edition for each row
  when (new.subject not in ('issuer', 'promises', 'assignment', 'outages') and desk_person() is not null)
  execute function audit_terms();

create or replace function audit_offer(p_tenant uuid, p_action text, p_reference text) returns void
language sql as $$
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (p_tenant, 'agent', desk_person(), p_action, 'done', left(p_reference, 100))
$$;

create or replace function audit_service() returns trigger
language plpgsql as $$
begin
  perform audit_offer(
    new.tenant_id,
    'service.' || case when tg_op = 'INSERT' then 'added' when new.retired_at is not null then 'removed'
                       when new.position is distinct from old.position then 'moved' else 'changed' end,
    new.name_es);
  return null;
end $$;
create or replace trigger audit_service after insert or update on service for each row
  when (desk_person() is not null)
  execute function audit_service();

create or replace function audit_calendar() returns trigger
language plpgsql as $$
begin
  perform audit_offer(
    new.tenant_id,
    'calendar.' || case when tg_op = 'INSERT' then 'added' when new.retired_at is not null then 'removed'
                        when new.hours_changed_at is distinct from old.hours_changed_at then 'hours_changed'
                        when new.kind <> old.kind then 'kind_changed' else 'renamed' end,
    new.name);
  return null;
end $$;
create or replace trigger audit_calendar after insert or update on calendar for each row
  when (desk_person() is not null)
  execute function audit_calendar();

-- Those that go with their calendar are not told one by one.
create or replace function audit_calendar_absence() returns trigger
language plpgsql as $$
declare
  v_absence constant calendar_absence := case when tg_op = 'DELETE' then old else new end;
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  select c.tenant_id, 'agent', desk_person(), case tg_op when 'DELETE' then 'absence.removed' else 'absence.added' end,
         'done', left(c.name, 100)
  from calendar c
  where c.tenant_id = v_absence.tenant_id and c.calendar_id = v_absence.calendar_id and c.retired_at is null;
  return null;
end $$;
create or replace trigger audit_calendar_absence after insert or delete on calendar_absence for each row
  when (desk_person() is not null)
  execute function audit_calendar_absence();

-- What a person makes of the network: its id, and what it is called. Several nodes that are added at once are one entry,
-- with how many they are.
create or replace function audit_network(p_tenant uuid, p_action text, p_code text, p_reference text) returns void
language sql as $$
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference)
  values (p_tenant, 'agent', desk_person(), p_action, 'done', left(p_code, 100), p_reference)
$$;

create or replace function audit_nodes_added() returns trigger
language plpgsql as $$
begin
  perform audit_network(
    a.tenant_id, case count(*) when 1 then 'network.added' else 'network.imported' end,
    case count(*) when 1 then min(a.name) else count(*)::text end, case count(*) when 1 then min(a.node_id::text) end)
  from added a group by a.tenant_id;
  return null;
end $$;
create or replace trigger audit_nodes_added after insert on network_node referencing new table as added
  for each statement when (desk_person() is not null)
  execute function audit_nodes_added();

create or replace function audit_network_node() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_network(old.tenant_id, 'network.removed', old.name, old.node_id::text);
    return null;
  end if;
  if new.name <> old.name then
    perform audit_network(new.tenant_id, 'network.renamed', new.name, new.node_id::text);
  end if;
  if new.parent_id is distinct from old.parent_id then
    perform audit_network(new.tenant_id, 'network.moved', new.name, new.node_id::text);
  end if;
  return null;
end $$;
create or replace trigger audit_network_node after update or delete on network_node for each row
  when (desk_person() is not null)
  execute function audit_network_node();

-- Works that are over go with their node, and nobody calls them off.
create or replace function audit_works() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.ends_at > clock_timestamp() then
      perform audit_network(old.tenant_id, 'works.called_off', null, old.maintenance_id::text);
    end if;
  else
    perform audit_network(
      new.tenant_id,
      case when tg_op = 'INSERT' then 'works.planned' when new.ends_at <= clock_timestamp() then 'works.ended'
           else 'works.changed' end,
      null, new.maintenance_id::text);
  end if;
  return null;
end $$;
create or replace trigger audit_works after insert or delete on maintenance for each row
  when (desk_person() is not null)
  execute function audit_works();
create or replace trigger audit_works_changed after update on maintenance for each row
  when (new is distinct from old and desk_person() is not null)
  execute function audit_works();

create or replace function audit_outage_policy() returns trigger
language plpgsql as $$
begin
  perform audit_network(new.tenant_id, 'network.policy_changed', new.reports || ' in ' || new.within_minutes, null);
  return null;
end $$;
create or replace trigger audit_outage_policy after insert or update on outage_policy for each row
  when (desk_person() is not null)
  execute function audit_outage_policy();

-- Objects that go with their monitor are not entered one by one.
create or replace function audit_monitored_object() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_network(old.tenant_id, 'network.object_unmapped', old.object, old.object_id::text);
  else
    perform audit_network(new.tenant_id, 'network.object_mapped', new.object, new.object_id::text);
  end if;
  return null;
end $$;
create or replace trigger audit_monitored_object after insert or delete on monitored_object for each row
  when (pg_trigger_depth() = 0 and desk_person() is not null)
  execute function audit_monitored_object();
create or replace trigger audit_monitored_object_moved after update of node_id on monitored_object for each row
  when (new.node_id <> old.node_id and desk_person() is not null)
  execute function audit_monitored_object();
