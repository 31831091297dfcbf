-- Attachments go with their ticket.
alter table ticket_attachment
  drop constraint ticket_attachment_tenant_id_number_fkey,
  add foreign key (tenant_id, number) references ticket on delete cascade,
  drop constraint ticket_attachment_tenant_id_number_event_fkey,
  add foreign key (tenant_id, number, event) references ticket_event on delete cascade;

-- The bytes of an attachment, which its channel keeps for some days only. waiting: still to be fetched. refused: of a kind or a
-- size that is not kept. gone: it could not be had for hours. type: what the bytes say they are, not what was said of them.
create table ticket_file (
  tenant_id  uuid not null,
  number     bigint not null,
  position   int not null,
  -- Whose file it is.
  channel_id uuid not null,
  state      text not null default 'waiting' check (state in ('waiting', 'kept', 'refused', 'gone')),
  attempts   int not null default 0,
  due_at     timestamptz not null default clock_timestamp(),
  type       text,
  bytes      bytea,
  kept_at    timestamptz,
  primary key (tenant_id, number, position),
  foreign key (tenant_id, number, position) references ticket_attachment on delete cascade,
  check ((state = 'kept') = (bytes is not null and type is not null and kept_at is not null))
);
-- Photos do not become smaller.
alter table ticket_file alter column bytes set storage external;
create index ticket_file_due on ticket_file (due_at) where state = 'waiting';
select isolate_tenants('ticket_file');
create policy dispatch on ticket_file for select to recado_dispatch using (true);
create policy outdated on ticket_file for delete to recado_dispatch using (true);
grant select, insert, update, delete on ticket_file to recado_app;
grant select (tenant_id, number, position, state, due_at), delete on ticket_file to recado_dispatch;

-- Files are kept for some time after their ticket was closed.
create index ticket_closed on ticket (closed_at) where closed_at is not null;
create policy closed_seen on ticket for select to recado_dispatch using (closed_at is not null);
grant select (tenant_id, number, closed_at) on ticket to recado_dispatch;

-- By whichever road a file is attached, nodes of the version before included.
create function fetch_attachment() returns trigger
language plpgsql as $$
begin
  insert into ticket_file (tenant_id, number, position, channel_id)
  select new.tenant_id, new.number, new.position, c.channel_id from ticket k
  join conversation c on c.tenant_id = k.tenant_id and c.conversation_id = k.conversation_id
  where k.tenant_id = new.tenant_id and k.number = new.number;
  return null;
end $$;
create trigger fetch_attachment after insert on ticket_attachment for each row execute function fetch_attachment();

-- The files that GLPI has.
create table glpi_document (
  tenant_id uuid not null,
  number    bigint not null,
  position  int not null,
  primary key (tenant_id, number, position),
  foreign key (tenant_id, number) references glpi_ticket on delete cascade
);
select isolate_tenants('glpi_document');
grant select, insert, delete on glpi_document to recado_app;

create trigger queue_file_for_glpi after update of state on ticket_file
  for each row when (new.state = 'kept' and old.state <> 'kept') execute function queue_for_glpi();
