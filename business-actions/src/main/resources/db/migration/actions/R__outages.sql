-- Run again whenever this file changes, also while nodes of the version before are at work (decision 0012).

-- What becomes of incidents, whoever does it: agents, monitors, customers' reports or the clock. publish_event stands in
-- R__webhooks.sql.
create or replace function publish_incident() returns trigger
language plpgsql as $$
declare
  v_type constant text := case
    when tg_op = 'INSERT' then 'incident.opened'
    when new.state = 'known' then 'incident.confirmed'
    when new.state = 'dismissed' then 'incident.dismissed'
    else 'incident.ended' end;
begin
  perform publish_event(new.tenant_id, v_type, jsonb_strip_nulls(jsonb_build_object(
    'subject', n.name, 'incident_id', new.incident_id, 'node_id', new.node_id, 'state', new.state,
    'began_at', new.began_at, 'estimated_until', new.estimated_until, 'ended_at', new.ended_at)))
  from network_node n where n.tenant_id = new.tenant_id and n.node_id = new.node_id;
  return null;
end $$;
create or replace trigger publish_incident_opened after insert on incident for each row
  execute function publish_incident();
create or replace trigger publish_incident_changed after update of state on incident for each row
  when (new.state <> old.state)
  execute function publish_incident();

-- What becomes of planned works, whoever plans them. Those that are over go with their node, which calls off nothing.
create or replace function publish_works() returns trigger
language plpgsql as $$
declare
  v_works maintenance;
  v_type  text;
begin
  if tg_op = 'DELETE' then
    v_works := old;
    v_type := case when old.ends_at > clock_timestamp() then 'works.called_off' end;
  else
    v_works := new;
    v_type := case when tg_op = 'INSERT' then 'works.planned' when new.ends_at <= clock_timestamp() then 'works.ended'
                   else 'works.changed' end;
  end if;
  if v_type is not null then
    perform publish_event(v_works.tenant_id, v_type, jsonb_build_object(
      'subject', n.name, 'works_id', v_works.maintenance_id, 'node_id', v_works.node_id,
      'starts_at', v_works.starts_at, 'ends_at', v_works.ends_at))
    from network_node n where n.tenant_id = v_works.tenant_id and n.node_id = v_works.node_id;
  end if;
  return null;
end $$;
create or replace trigger publish_works after insert or delete on maintenance for each row
  execute function publish_works();
create or replace trigger publish_works_changed after update on maintenance for each row
  when (new is distinct from old)
  execute function publish_works();

-- Lets nobody else act on this node's tree until the transaction ends (decision 0028), nor change where its nodes hang
-- (decision 0054). Each statement here sees what was committed before it began: whoever waited for a move finds the root
-- that the node has after it. Rows that refer to the root are not kept waiting.
create or replace function hold_tree(p_tenant uuid, p_node uuid) returns void
language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('network/' || p_tenant::text, 0));
  perform 1 from network_node n
  where n.tenant_id = p_tenant and n.node_id =
    (select a.node_id from network_above(p_tenant, p_node) a order by a.height desc limit 1)
  for no key update;
end $$;

-- Waits until nobody acts on any tree of the tenant, and keeps everybody from it until the transaction ends.
create or replace function hold_network(p_tenant uuid) returns void
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('network/' || p_tenant::text, 0));
end $$;
