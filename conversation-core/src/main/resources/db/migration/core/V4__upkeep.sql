-- Time-driven work: the scheduler's table, partitions made and dropped, what may be pruned, the ledger.

-- One row per job, written by db-scheduler, whose documentation declares these columns. It holds nothing of tenants.
create table scheduled_job (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_job_due on scheduled_job (execution_time);
create index scheduled_job_heartbeat on scheduled_job (last_heartbeat);
alter table scheduled_job enable row level security;
alter table scheduled_job force row level security;
create policy dispatch on scheduled_job to recado_dispatch using (true);
grant select, insert, update, delete on scheduled_job to recado_dispatch;

-- Partitions --------------------------------------------------------------------------------------------------------

drop function create_partitions(text);

-- Partitions of a table from now to so many units (day, month) ahead, cut in UTC whatever the session's time zone.
-- They are attached, which readers and writers of the table do not notice. What falls outside lands in the default
-- partition, so that no clock can make a row impossible to store; a time that has rows there, or lies in a partition
-- cut differently, is left as it is, and so is a table that somebody holds: neither a start nor a job may fail on it.
create function create_partitions(relation text, unit text, ahead int) returns void
language plpgsql set search_path = public, pg_temp set lock_timeout = '1s' as $$
declare
  width constant interval := ('1 ' || unit)::interval;
  first constant timestamp := date_trunc(unit, now() at time zone 'UTC');
  lower_bound timestamp;
  partition text;
begin
  for n in 0 .. ahead loop
    lower_bound := first + n * width;
    partition := relation || to_char(lower_bound, case unit when 'day' then '_YYYY_MM_DD' else '_YYYY_MM' end);
    if to_regclass(partition) is null then
      begin
        execute format('create table %I (like %I including all)', partition, relation);
        perform isolate_tenants(partition::regclass);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', relation, partition,
                       lower_bound || '+00', lower_bound + width || '+00');
      exception
        when check_violation or invalid_object_definition then
          raise warning 'no partition % is made: its rows are kept elsewhere', partition;
        when lock_not_available then
          raise warning 'no partition % is made yet: somebody holds %', partition, relation;
          return;
      end;
    end if;
  end loop;
end $$;
revoke all on function create_partitions(text, text, int) from public;

-- Bodies are dropped by the day, transcripts by the month. Runs with the owner's rights, and so does the next one:
-- whoever schedules may call them, and can make or drop no other table by them.
create function extend_partitions() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform create_partitions('webhook_body', 'day', 14);
  perform create_partitions('message', 'month', 6);
end $$;
revoke all on function extend_partitions() from public;
grant execute on function extend_partitions() to recado_dispatch;

-- Drops the partitions that hold nothing younger than `keep`, and gives their number. Waits a second at most for
-- those who read or write: then it fails, and the next run tries again.
create function drop_partitions(relation text, keep interval) returns int
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s' as $$
declare
  partition regclass;
  dropped int := 0;
begin
  if relation not in ('webhook_body', 'message') or keep < interval '1 day' then
    raise exception 'partitions of % are not dropped after %', relation, keep;
  end if;
  for partition in
    select c.oid::regclass
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = relation::regclass
      and substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''([^'']+)''\)')::timestamptz <= now() - keep
    order by 1
  loop
    execute format('drop table %s', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke all on function drop_partitions(text, interval) from public;
grant execute on function drop_partitions(text, interval) to recado_dispatch;

-- Bodies were cut by the month until now: months that have not begun hold nothing, and give way to days.
do $$
declare
  partition regclass;
begin
  for partition in
    select c.oid::regclass
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'webhook_body'::regclass
      and substring(pg_get_expr(c.relpartbound, c.oid) from 'FROM \(''([^'']+)''\)')::timestamptz > now()
  loop
    execute format('drop table %s', partition);
  end loop;
end $$;

-- Pruning -----------------------------------------------------------------------------------------------------------

-- Who schedules may delete of all tenants what has come to its end, and sees no more of it than ids and times. The
-- policies hold whatever the settings say: channels deliver again for seven days, so nothing younger than eight goes.
create index journal_applied on journal (applied_at) where applied_at is not null;
create policy outdated_seen on journal for select to recado_dispatch using (applied_at is not null);
create policy outdated on journal for delete to recado_dispatch
  using (applied_at is not null and received_at < now() - interval '8 days');
grant select (tenant_id, channel_id, event_key, received_at, applied_at), delete on journal to recado_dispatch;

create index outbox_ended on outbox (ended_at) where ended_at is not null;
create policy outdated on outbox for delete to recado_dispatch
  using (state not in ('pending', 'sending') and ended_at < now() - interval '8 days');
grant select (outbox_id, ended_at), delete on outbox to recado_dispatch;

-- When a receipt was first recorded: unlike the provider's time it never changes, so an update stays in its page.
alter table delivery_receipt add column recorded_at timestamptz not null default now();
create index delivery_receipt_recorded on delivery_receipt (recorded_at);
create policy outdated_seen on delivery_receipt for select to recado_dispatch using (true);
create policy outdated on delivery_receipt for delete to recado_dispatch
  using (recorded_at < now() - interval '8 days');
grant select (tenant_id, channel_id, message_id, rank, recorded_at), delete on delivery_receipt to recado_dispatch;

create index action_run_ended on action_run (ended_at) where ended_at is not null;
create policy dispatch on action_run for select to recado_dispatch using (true);
create policy outdated on action_run for delete to recado_dispatch
  using (state = 'ended' and ended_at < now() - interval '8 days');
grant select (tenant_id, idempotency_key, conversation_id, state, created_at, due_at, ended_at), delete
  on action_run to recado_dispatch;

-- Orphaned actions --------------------------------------------------------------------------------------------------

create index action_run_open on action_run (created_at) where state = 'open';

-- Silence -----------------------------------------------------------------------------------------------------------

-- When a conversation is to be looked at again should its customer stay silent in mid-errand; null otherwise.
alter table conversation_work add column silence_at timestamptz;
create index conversation_work_silence on conversation_work (silence_at) where silence_at is not null and not parked;
grant update (silence_at) on conversation_work to recado_dispatch;

-- The transcript also holds notes of the bot to the agent who has the conversation; no customer gets them.
alter table message drop constraint message_author_check;
alter table message add constraint message_author_check check (author in ('customer', 'bot', 'agent', 'note'));

-- The ledger --------------------------------------------------------------------------------------------------------

-- What retention has deleted, so that a tenant's counts stay right; written with the deletion.
create table ledger_pruned (
  tenant_id uuid not null,
  account   text not null check (account in
    ('applied', 'sent', 'dead', 'withdrawn', 'delivered', 'read', 'failed')),
  total     bigint not null,
  primary key (tenant_id, account)
);
select isolate_tenants('ledger_pruned');
create policy dispatch on ledger_pruned to recado_dispatch using (true);
grant select on ledger_pruned to recado_app;
grant select, insert, update on ledger_pruned to recado_dispatch;

-- Events delivered again and dropped. They leave no row elsewhere; processes add what they counted every few seconds.
create table ledger_duplicates (
  tenant_id uuid primary key,
  dropped   bigint not null
);
select isolate_tenants('ledger_duplicates');
grant select, insert, update on ledger_duplicates to recado_app;

-- When a tenant's ledger was last checked, and by how much it was out; null: the check itself failed.
create table ledger_check (
  tenant_id  uuid primary key,
  checked_at timestamptz not null,
  imbalance  bigint
);
select isolate_tenants('ledger_check');
create policy dispatch on ledger_check for select to recado_dispatch using (true);
grant select, insert, update on ledger_check to recado_app;
grant select on ledger_check to recado_dispatch;
