-- Those of a customer, and those that somebody has to do something about, however few of many they are.
create index ticket_of_customer on ticket (tenant_id, customer_id) where customer_id is not null;
create index ticket_open on ticket (tenant_id, number) where closed_at is null;
