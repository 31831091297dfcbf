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
  coalesce(j.recorded, 0) + coalesce(p.applied, 0) as accepted,
  coalesce(d.dropped, 0) as duplicates,
  coalesce(j.applied, 0) + coalesce(p.applied, 0) as applied,
  coalesce(j.waiting, 0) as pending,
  coalesce(w.created, 0) as created,
  coalesce(o.sent, 0) + coalesce(p.sent, 0) as sent,
  coalesce(o.dead, 0) + coalesce(p.dead, 0) as dead,
  coalesce(o.withdrawn, 0) + coalesce(p.withdrawn, 0) as withdrawn,
  coalesce(o.open, 0) as to_send,
  coalesce(r.delivered, 0) + coalesce(p.delivered, 0) as delivered,
  coalesce(r.read, 0) + coalesce(p.read, 0) as read,
  coalesce(r.failed, 0) + coalesce(p.failed, 0) as failed,
  coalesce(j.recorded - j.applied - j.waiting, 0) as forgotten,
  coalesce(w.created, 0) - coalesce(o.sent + o.dead + o.withdrawn + o.open, 0)
    - coalesce(p.sent, 0) - coalesce(p.dead, 0) - coalesce(p.withdrawn, 0) as missing,
  coalesce(x.delivered, 0) as delivered_unsent,
  coalesce(f.unburied, 0) as failed_unburied
from tenant t
left join pruned p on p.tenant_id = t.tenant_id
-- Grouped and not lateral: so the tenant that is asked for is known in each when it is planned, and where it has few rows
-- beside one that has nearly all, they are not looked for among those.
left join (
  select tenant_id, count(*) as recorded, count(applied_at) as applied,
         count(*) filter (where applied_at is null and exists (
           select from conversation_work w
           where w.tenant_id = journal.tenant_id and w.conversation_id = journal.conversation_id
             and (w.due_at is not null or w.parked))) as waiting
  from journal group by tenant_id) j on j.tenant_id = t.tenant_id
left join (
  select tenant_id, sum(next_outbound - 1 - replayed)::bigint as created
  from conversation_work group by tenant_id) w on w.tenant_id = t.tenant_id
left join (
  select tenant_id, count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'dead') as dead,
         count(*) filter (where state = 'withdrawn') as withdrawn, count(*) filter (where ended_at is null) as open
  from outbox group by tenant_id) o on o.tenant_id = t.tenant_id
left join (
  select tenant_id, count(*) filter (where rank >= 3) as delivered, count(*) filter (where rank >= 4) as read,
         count(*) filter (where status = 'FAILED') as failed
  from delivery_receipt group by tenant_id) r on r.tenant_id = t.tenant_id
left join (
  select m.tenant_id, count(*) as delivered from outbox m
  where m.state in ('dead', 'withdrawn') and exists (
    select from delivery_receipt c
    where c.tenant_id = m.tenant_id and c.rank >= 3
      and (c.channel_id = m.channel_id and c.message_id = m.provider_message_id
           or c.opaque_id = m.outbox_id::text))
  group by m.tenant_id) x on x.tenant_id = t.tenant_id
left join (
  select c.tenant_id, count(*) as unburied from delivery_receipt c
  join outbox m on m.tenant_id = c.tenant_id and m.channel_id = c.channel_id and m.provider_message_id = c.message_id
  where c.status = 'FAILED' and m.state = 'sent'
  group by c.tenant_id) f on f.tenant_id = t.tenant_id
left join ledger_duplicates d on d.tenant_id = t.tenant_id;
grant select on ledger to recado_app;
