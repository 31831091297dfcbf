-- The titles of a template's quick-reply buttons, in order: a choice with these very titles goes out in it, and what is behind
-- each comes back when it is tapped.
alter table message_template
  add column buttons text[] not null default '{}' check (cardinality(buttons) <= 10);
