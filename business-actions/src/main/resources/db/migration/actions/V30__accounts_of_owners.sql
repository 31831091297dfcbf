-- Owners take the accounts of customers away by themselves, and what became of a password stays all the same: a reset says
-- itself whose account it was and where, as it was then.
alter table password_reset
  add column customer_id uuid,
  add column login       text,
  add column system_id   uuid,
  add column system_kind text,
  add column system_name text;

-- The owner sees all rows for this moment only.
alter table password_reset no force row level security;
alter table access_account no force row level security;
alter table password_system no force row level security;
update password_reset r set
  customer_id = a.customer_id, login = a.login, system_id = s.system_id, system_kind = s.kind, system_name = s.name
from access_account a
join password_system s on s.tenant_id = a.tenant_id and s.system_id = a.system_id
where a.tenant_id = r.tenant_id and a.account_id = r.account_id;
set constraints all immediate;
alter table password_reset force row level security;
alter table access_account force row level security;
alter table password_system force row level security;

alter table password_reset
  alter column customer_id set not null,
  alter column login set not null,
  alter column system_id set not null,
  alter column system_kind set not null,
  alter column system_name set not null,
  add foreign key (tenant_id, customer_id) references customer,
  drop constraint password_reset_tenant_id_account_id_fkey;
