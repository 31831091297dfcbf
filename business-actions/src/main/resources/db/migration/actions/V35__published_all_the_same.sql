-- Whether an owner published although one language trails another too far (decision 0068).
alter table bot_publication add column all_the_same boolean not null default false;
