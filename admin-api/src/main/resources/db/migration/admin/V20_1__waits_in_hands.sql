-- Whether somebody took over by themselves who waits, and has not answered: there is nothing to give, to take back or to
-- tell, so no tenant is looked after because of it, however long the conversation stays in their hands.
alter table desk_wait add column held boolean not null default false;
grant select (held) on desk_wait to recado_dispatch;
