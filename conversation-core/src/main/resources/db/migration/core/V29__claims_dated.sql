-- Of what was sent before its channel was mended, a failure says nothing of the channel. A table in each of these
-- migrations: nodes of the version before lock messages first, then halts.

alter table outbox add column claimed_at timestamptz;
comment on column outbox.claimed_at is 'when its last attempt began; null for what was last claimed by a version before';
