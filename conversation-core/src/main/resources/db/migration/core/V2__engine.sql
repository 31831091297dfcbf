-- How long a burst on this channel must be over before the bot answers; null takes the node's setting.
alter table channel add column quiet_period interval
  check (quiet_period >= interval '0' and quiet_period <= interval '1 minute');

-- A claim ends the burst that was waiting.
grant update (pending_since) on conversation_work to recado_dispatch;

-- What is due is asked for tenant by tenant.
drop index conversation_work_due;
create index conversation_work_due on conversation_work (tenant_id, due_at) where due_at is not null and not parked;
