package io.recado.actions.identity;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;

/**
 * Deletes what the limits on codes were counted on, addresses included; the audit keeps the rest.
 */
final class IdentityRetention implements Pruning {

  @Override
  public Setting setting() {
    return Setting.KEEP_ACTIONS;
  }

  @Override
  public String table() {
    return "identity_event";
  }

  @Override
  public String sql() {
    return """
        with old as (
          select tenant_id, request_key from identity_event
          where at < now() - $1::interval order by at limit $2
        ), gone as (
          delete from identity_event e using old
          where e.tenant_id = old.tenant_id and e.request_key = old.request_key
          returning 1
        )
        select count(*) from gone
        """;
  }
}
