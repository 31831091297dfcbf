-- How much customers' files take together is counted by who schedules, who sees of them but that.
grant select (size, channel_id) on received_file to recado_dispatch;
