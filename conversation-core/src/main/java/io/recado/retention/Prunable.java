package io.recado.retention;

import io.recado.settings.Setting;
import java.util.Locale;

/**
 * The tables of the core whose rows are deleted one by one, and what of each goes into the ledger.
 * Every statement takes the time kept and the most rows, and gives how many it deleted. A row that
 * somebody holds is waited for: as nothing changes what has ended, hardly ever, and not for long.
 * Two processes that prune at once delete a row once, and count it once.
 */
enum Prunable implements Pruning {
  JOURNAL(
      Setting.KEEP_JOURNAL,
      """
      with old as (
        select tenant_id, channel_id, event_key from journal
        where applied_at < now() - $1::interval and received_at < now() - interval '8 days'
        order by applied_at limit $2
      ), gone as (
        delete from journal j using old
        where j.tenant_id = old.tenant_id and j.channel_id = old.channel_id and j.event_key = old.event_key
        returning j.tenant_id
      ), counted as (
        select tenant_id, 'applied' as account, count(*) as total from gone group by tenant_id
      )
      """),

  OUTBOX(
      Setting.KEEP_DELIVERIES,
      """
      with old as (
        select tenant_id, outbox_id from outbox
        where ended_at < now() - $1::interval and state not in ('pending', 'sending')
        order by ended_at limit $2
      ), gone as (
        delete from outbox o using old
        where o.tenant_id = old.tenant_id and o.outbox_id = old.outbox_id
        returning o.tenant_id, o.state
      ), counted as (
        select tenant_id, state as account, count(*) as total from gone group by tenant_id, state
      )
      """),

  /** A rank says how far a message has come: 2 failed, 3 delivered, from 4 on it was read. */
  RECEIPTS(
      Setting.KEEP_DELIVERIES,
      """
      with old as (
        select tenant_id, channel_id, message_id from delivery_receipt
        where recorded_at < now() - $1::interval order by recorded_at limit $2
      ), gone as (
        delete from delivery_receipt r using old
        where r.tenant_id = old.tenant_id and r.channel_id = old.channel_id and r.message_id = old.message_id
        returning r.tenant_id, r.rank
      ), counted as (
        select tenant_id, account, count(*) as total
        from gone join (values ('failed', 2, 2), ('delivered', 3, 9), ('read', 4, 9)) as a (account, low, high)
          on rank between low and high
        group by tenant_id, account
      )
      """),

  ACTIONS(
      Setting.KEEP_ACTIONS,
      """
      with old as (
        select tenant_id, idempotency_key from action_run
        where ended_at < now() - $1::interval and state = 'ended' order by ended_at limit $2
      ), gone as (
        delete from action_run a using old
        where a.tenant_id = old.tenant_id and a.idempotency_key = old.idempotency_key
        returning a.tenant_id
      ), counted as (
        select tenant_id, '' as account, 0::bigint as total from gone where false
      )
      """),

  AUDIT_ENTRIES(
      Setting.KEEP_AUDIT,
      """
      with old as (
        select tenant_id, entry_id from audit_entry
        where at < now() - $1::interval order by at limit $2
      ), gone as (
        delete from audit_entry e using old
        where e.tenant_id = old.tenant_id and e.entry_id = old.entry_id
        returning e.tenant_id
      ), counted as (
        select tenant_id, '' as account, 0::bigint as total from gone where false
      )
      """),

  /** Words of files, kept for turns that are taken again. */
  MEDIA_WORDS(
      Setting.KEEP_BODIES,
      """
      with old as (
        select tenant_id, channel_id, file_id from media_words
        where read_at < now() - $1::interval order by read_at limit $2
      ), gone as (
        delete from media_words w using old
        where w.tenant_id = old.tenant_id and w.channel_id = old.channel_id and w.file_id = old.file_id
        returning w.tenant_id
      ), counted as (
        select tenant_id, '' as account, 0::bigint as total from gone where false
      )
      """),

  /** What customers sent, bytes and all; that there was something stays in the transcript. */
  RECEIVED_FILES(
      Setting.KEEP_RECEIVED_FILES,
      """
      with old as (
        select tenant_id, conversation_id, message_id from received_file
        where came_at < now() - $1::interval order by came_at limit $2
      ), gone as (
        delete from received_file f using old
        where f.tenant_id = old.tenant_id and f.conversation_id = old.conversation_id and f.message_id = old.message_id
        returning f.tenant_id
      ), counted as (
        select tenant_id, '' as account, 0::bigint as total from gone where false
      )
      """),

  LLM_CALLS(
      Setting.KEEP_SPENDING,
      """
      with old as (
        select tenant_id, call_id from llm_call
        where made_at < now() - $1::interval order by made_at limit $2
      ), gone as (
        delete from llm_call c using old
        where c.tenant_id = old.tenant_id and c.call_id = old.call_id
        returning c.tenant_id
      ), counted as (
        select tenant_id, '' as account, 0::bigint as total from gone where false
      )
      """),

  LLM_SPENDING(
      Setting.KEEP_SPENDING,
      """
      with old as (
        select tenant_id, spender, day from llm_spending
        where day < now() - $1::interval order by day limit $2
      ), gone as (
        delete from llm_spending s using old
        where s.tenant_id = old.tenant_id and s.spender = old.spender and s.day = old.day
        returning s.tenant_id
      ), counted as (
        select tenant_id, '' as account, 0::bigint as total from gone where false
      )
      """);

  /** In one order, so that two processes that prune cannot wait for each other. */
  private static final String KEEP_COUNT =
      """
      , kept as (
        insert into ledger_pruned as known (tenant_id, account, total)
        select tenant_id, account, total from counted order by tenant_id, account
        on conflict (tenant_id, account) do update set total = known.total + excluded.total
      )
      select count(*) from gone
      """;

  private final Setting setting;
  private final String deletion;

  Prunable(Setting setting, String deletion) {
    this.setting = setting;
    this.deletion = deletion;
  }

  @Override
  public Setting setting() {
    return setting;
  }

  @Override
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String sql() {
    return deletion + KEEP_COUNT;
  }
}
