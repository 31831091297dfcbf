package io.recado.actions.monitor;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;

/** Deletes the ids of what monitors told long ago. */
final class MonitorRetention implements Pruning {

  private static final String DELETE =
      """
      with old as (
        select tenant_id, monitor_id, event_id from monitor_event
        where at < now() - $1::interval order by at limit $2
      ), gone as (
        delete from monitor_event e using old
        where e.tenant_id = old.tenant_id and e.monitor_id = old.monitor_id and e.event_id = old.event_id
        returning 1
      )
      select count(*) from gone
      """;

  @Override
  public Setting setting() {
    return Setting.KEEP_ACTIONS;
  }

  @Override
  public String table() {
    return "monitor_event";
  }

  @Override
  public String sql() {
    return DELETE;
  }
}
