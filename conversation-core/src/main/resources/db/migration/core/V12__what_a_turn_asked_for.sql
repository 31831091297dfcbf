-- The requests of actions that a turn has tried, by their keys: what was done, beside what was understood. Turns of before
-- have none.
alter table reading add column action_keys text[] not null default '{}';
