-- What the last run found that seals secrets anew under the current master key. One row, and nothing of tenants:
--
--   key       the id of the key that sealed; keys: the ids of all that the process was given
--   resealed  how many secrets another key had sealed; unopened: how many no key given opens, by the id of theirs
create table reseal_report (
  the_last boolean primary key default true check (the_last),
  ended_at timestamptz not null,
  key      text not null,
  keys     text[] not null,
  resealed bigint not null,
  unopened jsonb not null
);
alter table reseal_report enable row level security;
alter table reseal_report force row level security;
create policy dispatch on reseal_report to recado_dispatch using (true);
grant select, insert, update on reseal_report to recado_dispatch;
