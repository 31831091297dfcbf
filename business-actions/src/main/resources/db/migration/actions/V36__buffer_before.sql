-- A calendar is kept free before an appointment as well as after it. What is booked keeps the range it was booked with.
alter table service
  add column buffer_before_minutes int not null default 0 check (buffer_before_minutes between 0 and 720);
