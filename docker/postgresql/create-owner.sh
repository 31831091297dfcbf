#!/bin/sh
# Run once by the PostgreSQL image, when its data directory is still empty: the product's own database, and an owner
# for it that is no superuser. It may create roles, because the product makes the two that it works with itself.
set -eu

psql --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set password `cat /run/secrets/database_password`
create role recado_owner login createrole password :'password';
create database recado owner recado_owner;
SQL
