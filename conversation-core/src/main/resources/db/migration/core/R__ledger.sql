-- Run again whenever this file changes, also while nodes of the version before are at work: they ask the new view. So
-- only add columns (decision 0012).

-- One row per tenant. What the counts mean and which must agree stands in docs/operations.md; the last four columns
-- are zero when they do. One statement sees one snapshot, so turns in flight do not disturb it.
drop view if exists ledger;
create view ledger with (security_invoker = true) as
with pruned as (
  select tenant_id,
         coalesce(sum(total) filter (where account = 'applied'), 0)::bigint as applied,
         coalesce(sum(total) filter (where account = 'sent'), 0)::bigint as sent,
         coalesce(sum(total) filter (where account = 'dead'), 0)::bigint as dead,
         coalesce(sum(total) filter (where account = 'withdrawn'), 0)::bigint as withdrawn,
         coalesce(sum(total) filter (where account = 'delivered'), 0)::bigint as delivered,
         coalesce(sum(total) filter (where account = 'read'), 0)::bigint as read,
         coalesce(sum(total) filter (where account = 'failed'), 0)::bigint as failed
  from ledger_pruned group by tenant_id
)
select
  t.tenant_id,
  j.recorded + coalesce(p.applied, 0) as accepted,
  coalesce(d.dropped, 0) as duplicates,
  j.applied + coalesce(p.applied, 0) as applied,
  j.waiting as pending,
  w.created,
  o.sent + coalesce(p.sent, 0) as sent,
  o.dead + coalesce(p.dead, 0) as dead,
  o.withdrawn + coalesce(p.withdrawn, 0) as withdrawn,
  o.open as to_send,
  r.delivered + coalesce(p.delivered, 0) as delivered,
  r.read + coalesce(p.read, 0) as read,
  r.failed + coalesce(p.failed, 0) as failed,
  j.recorded - j.applied - j.waiting as forgotten,
  w.created - o.sent - o.dead - o.withdrawn - o.open
    - coalesce(p.sent, 0) - coalesce(p.dead, 0) - coalesce(p.withdrawn, 0) as missing,
  x.delivered as delivered_unsent,
  f.unburied as failed_unburied
from tenant t
left join pruned p on p.tenant_id = t.tenant_id
cross join lateral (
  select count(*) as recorded, count(applied_at) as applied,
         count(*) filter (where applied_at is null and exists (
           select from conversation_work w
           where w.tenant_id = journal.tenant_id and w.conversation_id = journal.conversation_id
             and (w.due_at is not null or w.parked))) as waiting
  from journal where tenant_id = t.tenant_id) j
cross join lateral (
  select coalesce(sum(next_outbound - 1 - replayed), 0)::bigint as created
  from conversation_work where tenant_id = t.tenant_id) w
cross join lateral (
  select count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'dead') as dead,
         count(*) filter (where state = 'withdrawn') as withdrawn, count(*) filter (where ended_at is null) as open
  from outbox where tenant_id = t.tenant_id) o
cross join lateral (
  select count(*) filter (where rank >= 3) as delivered, count(*) filter (where rank >= 4) as read,
         count(*) filter (where status = 'FAILED') as failed
  from delivery_receipt where tenant_id = t.tenant_id) r
cross join lateral (
  select count(*) as delivered from outbox m
  where m.tenant_id = t.tenant_id and m.state in ('dead', 'withdrawn') and exists (
    select from delivery_receipt c
    where c.tenant_id = m.tenant_id and c.rank >= 3
      and (c.channel_id = m.channel_id and c.message_id = m.provider_message_id
           or c.opaque_id = m.outbox_id::text))) x
cross join lateral (
  select count(*) as unburied from delivery_receipt c
  join outbox m on m.tenant_id = c.tenant_id and m.channel_id = c.channel_id and m.provider_message_id = c.message_id
  where c.tenant_id = t.tenant_id and c.status = 'FAILED' and m.state = 'sent') f
left join ledger_duplicates d on d.tenant_id = t.tenant_id;
grant select on ledger to recado_app;
