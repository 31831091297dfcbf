-- What a channel took, and told later that it failed, goes again where another attempt may help. A table in each of these
-- migrations: nodes of the version before lock receipts first, then messages.

alter table outbox
  add column failures int not null default 0,
  add column window_closed_at timestamptz;
comment on column outbox.failures is 'how often the channel took it and told later that it failed';
comment on column outbox.window_closed_at is
  'when the channel told, by its clock, that the customer wrote too long ago for these words as they are';
