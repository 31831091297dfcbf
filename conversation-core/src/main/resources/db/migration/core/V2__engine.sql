-- How long a burst on this channel must be over before the bot answers; null takes the node's setting.
alter table channel add column quiet_period interval
  check (quiet_period >= interval '0' and quiet_period <= interval '1 minute');

-- Attempts that failed with the database since the conversation last made progress, and were not counted as its own.
alter table conversation_work add column put_offs int not null default 0;

-- A claim ends the burst that was waiting.
grant update (pending_since, put_offs) on conversation_work to recado_dispatch;

-- What is due is asked for tenant by tenant.
drop index conversation_work_due;
create index conversation_work_due on conversation_work (tenant_id, due_at) where due_at is not null and not parked;

-- Deliveries for several tenants share a commit, and its statements: record_deliveries names those tenants in
-- app.tenant_ids until its end, and its statements see their rows and no others.
do $$
declare
  relation text;
begin
  foreach relation in array array[
    'tenant', 'channel', 'contact', 'channel_user', 'conversation', 'conversation_work', 'journal', 'webhook_body'] loop
    execute format(
      'create policy named_tenants on %I to recado_app '
      'using (tenant_id = any (nullif(current_setting(''app.tenant_ids'', true), '''')::uuid[]))', relation);
  end loop;
end $$;
