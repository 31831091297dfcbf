-- How well the phrases of each language were told apart when they were learned (decision 0068); null of what an earlier
-- version has learned.
alter table classifier add column quality jsonb;
grant update (quality) on classifier to recado_app;

-- What a tenant had learned last and did not publish, because one language trailed another or somebody else was quicker:
-- publishing the same phrases learns nothing twice.
create table classifier_tried (
  tenant_id  uuid not null references tenant,
  phrases    jsonb not null,
  learned    bytea not null,
  quality    jsonb not null,
  learned_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id)
);
select isolate_tenants('classifier_tried');
grant select, insert, update, delete on classifier_tried to recado_app;
