-- The help desk of a tenant that keeps its tickets in GLPI as well: address and tokens, sealed. held_until: which process is
-- there at the moment. failing_since: the first of the visits in a row that failed.
create table glpi_desk (
  tenant_id     uuid primary key references tenant,
  desk_id       uuid not null,
  secrets       bytea not null,
  next_at       timestamptz not null default clock_timestamp(),
  held_until    timestamptz not null default clock_timestamp(),
  failing_since timestamptz,
  last_code     text,
  -- The number of the last ticket heard of; 0 where the next hearing begins anew.
  heard         bigint not null default 0,
  check ((failing_since is null) = (last_code is null))
);
select isolate_tenants('glpi_desk');
create policy dispatch on glpi_desk for select to recado_dispatch using (true);
grant select, insert, update, delete on glpi_desk to recado_app;
grant select (tenant_id, next_at, held_until, failing_since, last_code) on glpi_desk to recado_dispatch;

-- A ticket as GLPI is known to have it. What is still to be told is read from the ticket's events when it is told.
create table glpi_ticket (
  tenant_id uuid not null references glpi_desk on delete cascade,
  number    bigint not null,
  -- Null before GLPI is known to have it.
  glpi_id   bigint,
  -- The last of the ticket's events that GLPI has been told.
  told      int not null default 0,
  -- Where it stood there last, by what we heard or did; null before GLPI has it.
  state     text check (state in ('new', 'taken', 'closed')),
  -- How often GLPI has moved it: what one of its moves does here is known by that.
  moves     int not null default 0,
  -- One more with each event: all is told only where nothing has happened meanwhile.
  version   bigint not null default 1,
  -- Since something was told last: from the second on, the one before may have been heard.
  attempts  int not null default 0,
  -- Null where GLPI has been told everything.
  due_at    timestamptz default clock_timestamp(),
  last_code text,
  primary key (tenant_id, number),
  unique (tenant_id, glpi_id),
  foreign key (tenant_id, number) references ticket,
  check ((glpi_id is null) = (state is null))
);
create index glpi_ticket_due on glpi_ticket (tenant_id, due_at) where due_at is not null;
select isolate_tenants('glpi_ticket');
create policy dispatch on glpi_ticket for select to recado_dispatch using (true);
grant select, insert, update, delete on glpi_ticket to recado_app;
grant select (tenant_id, number, due_at, attempts, last_code) on glpi_ticket to recado_dispatch;

-- In the transaction of the event, whoever makes it. What GLPI itself did is not told to it again. What is new does not wait as
-- long as what was refused. The desk is held, so that one that is just being disconnected makes no ticket fail.
create function queue_for_glpi() returns trigger
language plpgsql as $$
begin
  insert into glpi_ticket (tenant_id, number)
  select d.tenant_id, new.number from glpi_desk d where d.tenant_id = new.tenant_id
  for key share
  on conflict (tenant_id, number) do update
    set version = glpi_ticket.version + 1,
        due_at = least(coalesce(glpi_ticket.due_at, clock_timestamp()), clock_timestamp());
  return null;
end $$;
create trigger queue_for_glpi after insert on ticket_event
  for each row when (new.kind in ('opened', 'noted', 'closed', 'reopened')
                     and (new.request_key is null or new.request_key not like 'glpi/%'))
  execute function queue_for_glpi();
