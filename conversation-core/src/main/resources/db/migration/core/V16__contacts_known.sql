-- What a team knows of its contacts, and whom it does not listen to.
--
--   tags         words of the team's own
--   merged_into  who this turned out to be: what was theirs is that contact's, and the row stays for the audit alone
--   erased_at    what was kept of them is gone, and the row stays for the audit alone
alter table contact
  add column note text check (length(note) <= 4096),
  add column tags text[] not null default '{}' check (cardinality(tags) <= 50),
  add column blocked_at timestamptz,
  add column merged_into uuid,
  add column erased_at timestamptz,
  add foreign key (tenant_id, merged_into) references contact;

-- Whom nobody listens to: what they write is recorded as done, and no turn is taken. Kept here, because recording holds this row.
alter table conversation_work add column blocked boolean not null default false;
-- Whose customer was erased: nothing is added to it any more. Recording that found it before, and waited for its row, begins
-- anew, and then finds that nobody is known.
alter table conversation_work add column erased boolean not null default false;
