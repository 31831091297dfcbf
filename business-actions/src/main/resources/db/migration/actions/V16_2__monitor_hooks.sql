-- What is not taken (an object nobody watches, too much at once) is as if it had not been told.
grant delete on monitor_event to recado_app;

-- When an object was as it was told last, by the clock of the monitor; null where that was not said.
alter table monitored_object add column told_at timestamptz;
