-- Who gets which conversation that waits for a person.

-- A tenant without a row leaves it to its people.
create table desk_rule (
  tenant_id     uuid primary key references tenant,
  kind          text not null check (kind in ('queue', 'round_robin', 'least_busy')),
  take_back     interval not null,
  answer_within interval not null,
  tells_absence boolean not null
);
select isolate_tenants('desk_rule');
create policy dispatch on desk_rule for select to recado_dispatch using (true);
grant select, insert, update on desk_rule to recado_app;
grant select (tenant_id) on desk_rule to recado_dispatch;

-- Who wants conversations, and how many at once.
create table desk_agent (
  tenant_id        uuid not null,
  person_id        uuid not null,
  available        boolean not null,
  most             int not null check (most between 1 and 100),
  last_assigned_at timestamptz,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references membership on delete cascade
);
select isolate_tenants('desk_agent');
grant select, insert, update, delete on desk_agent to recado_app;

-- From the wish for a person until one has answered, or the bot has the conversation again.
--
--   told_at    when the customer was told that nobody is there
--   person_id  who was given it and has not answered yet, since assigned_at
--   missed     who was given it and did not answer in time
create table desk_wait (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  waiting_since   timestamptz not null,
  told_at         timestamptz,
  person_id       uuid,
  assigned_at     timestamptz,
  missed          uuid[] not null default '{}',
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation,
  check ((person_id is null) = (assigned_at is null))
);

create index desk_wait_in_order on desk_wait (tenant_id, waiting_since, conversation_id) where person_id is null;

-- Who waits already. Owners of tables see no rows unless it is lifted for that long.
alter table conversation no force row level security;
insert into desk_wait (tenant_id, conversation_id, waiting_since)
select tenant_id, conversation_id, coalesce(handler_since, now()) from conversation where handler = 'queue';
alter table conversation force row level security;

select isolate_tenants('desk_wait');
create policy dispatch on desk_wait for select to recado_dispatch using (true);
-- Recording what came in names its tenants together, and may change a handler.
create policy named_tenants on desk_wait to recado_app
  using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]));
grant select, insert, update, delete on desk_wait to recado_app;
grant select (tenant_id) on desk_wait to recado_dispatch;
