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
