package io.recado.actions.event;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import java.util.Locale;

/** What of events and their deliveries is deleted when it has come to its end long ago. */
enum EventRetention implements Pruning {
  WEBHOOK_DELIVERY(
      """
      with old as (
        select tenant_id, subscription_id, event_id from webhook_delivery
        where state <> 'waiting' and ended_at < now() - $1::interval order by ended_at limit $2
      ), gone as (
        delete from webhook_delivery d using old
        where d.tenant_id = old.tenant_id and d.subscription_id = old.subscription_id
          and d.event_id = old.event_id and d.ended_at < now() - $1::interval
        returning 1
      )
      select count(*) from gone
      """),

  /** Those that no delivery speaks of any more. */
  WEBHOOK_EVENT(
      """
      with old as (
        select e.tenant_id, e.event_id from webhook_event e
        where e.at < now() - $1::interval
          and not exists (
            select from webhook_delivery d where d.tenant_id = e.tenant_id and d.event_id = e.event_id)
        order by e.at limit $2
      ), gone as (
        delete from webhook_event e using old
        where e.tenant_id = old.tenant_id and e.event_id = old.event_id
        returning 1
      )
      select count(*) from gone
      """);

  private final String sql;

  EventRetention(String sql) {
    this.sql = sql;
  }

  @Override
  public Setting setting() {
    return Setting.KEEP_DELIVERIES;
  }

  @Override
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String sql() {
    return sql;
  }
}
