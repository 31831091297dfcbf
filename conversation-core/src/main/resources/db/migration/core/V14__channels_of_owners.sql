-- What owners say of their channels.
--
--   name        how people of the tenant call it; empty for what has none
--   paused      nothing goes out, until it goes on; what customers write is taken in
--   removed_at  no door any more. The row stays, because conversations name it; its address is free for others, and its
--               secrets are gone
--   checked_at  when its provider was asked last whether it takes the token; check_code: why it did not, null where it did
--   widget      how the web widget looks, and on whose pages it may stand
alter table channel
  add column name text not null default '' check (length(name) <= 60),
  add column paused boolean not null default false,
  add column removed_at timestamptz,
  add column checked_at timestamptz,
  add column check_code text,
  add column widget jsonb not null default '{}';

-- Secrets are sealed anew, tenant by tenant, when the master key is replaced.
create policy resealed on tenant for select to recado_dispatch using (true);
grant select (tenant_id) on tenant to recado_dispatch;
