-- When the provider of a channel that is quiet or refused was to be asked last whether it takes the token; checked_at is
-- when it answered.
alter table channel add column asked_at timestamptz;
