alter table delivery_receipt validate constraint delivery_receipt_remedy_check;

-- A channel that takes messages and tells of their failing later works when it tells of one that did not fail.
alter table channel_halt
  add column told_late boolean not null default false,
  add column awaits text;
comment on column channel_halt.awaits is 'the provider''s id of the message that tries whether a channel that told late works again';
