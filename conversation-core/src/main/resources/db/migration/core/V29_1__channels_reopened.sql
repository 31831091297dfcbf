alter table channel_halt add column reopened_at timestamptz;
comment on column channel_halt.reopened_at is
  'when the channel, having been down, was last found or said to take messages again; the row stays, and halts nothing';
