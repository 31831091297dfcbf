-- How long a burst on this channel must be over before the bot answers; null takes the node's setting.
alter table channel add column quiet_period interval
  check (quiet_period >= interval '0' and quiet_period <= interval '1 minute');
