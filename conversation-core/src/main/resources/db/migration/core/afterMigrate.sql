-- Runs at every start; a job does the same while the product runs.
select extend_partitions();
