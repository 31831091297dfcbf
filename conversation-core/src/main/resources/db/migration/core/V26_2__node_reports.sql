-- What each process tells the others of itself, every few seconds: nobody else sees which backends it leaves alone. A row of
-- a process that is gone is deleted by the others. guards are few, the worst first; each names its tenant, where it has one.
create table node_report (
  node       uuid primary key,
  started_at timestamptz not null default clock_timestamp(),
  seen_at    timestamptz not null,
  work       jsonb not null,
  open       int not null,
  guards     jsonb not null
);
alter table node_report enable row level security;
alter table node_report force row level security;
create policy dispatch on node_report to recado_dispatch using (true);
grant select, insert, update, delete on node_report to recado_dispatch;
