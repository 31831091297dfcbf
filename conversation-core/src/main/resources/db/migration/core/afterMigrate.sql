-- Runs at every start.
select create_partitions('webhook_body'), create_partitions('message');
