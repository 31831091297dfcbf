-- Who published a bot, by the person's id, where it did not come from files; which earlier publication it has again; and
-- which publication of the classifier was learned of its phrases, 0 where it is the one that comes with Recado.
-- Also the flows that stood in the files it came from: what an owner has published since is kept while those stay the same.
alter table bot_publication
  add column published_by text,
  add column restores int,
  add column classifier int not null default 0,
  add column flows_in_files jsonb;

-- What an owner is at work on. A publication that has to learn phrases takes its time, and stands here meanwhile.
create table bot_draft (
  tenant_id        uuid not null references tenant,
  version          int not null,
  content          jsonb not null,
  changed_at       timestamptz not null default clock_timestamp(),
  publishing_since timestamptz,
  publishing_failed text,
  primary key (tenant_id)
);
select isolate_tenants('bot_draft');
grant select, insert, update on bot_draft to recado_app;
