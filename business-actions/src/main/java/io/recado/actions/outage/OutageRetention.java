package io.recado.actions.outage;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;

/** Deletes reports that no open incident has taken: who follows one is a row of its own. */
final class OutageRetention implements Pruning {

  @Override
  public Setting setting() {
    return Setting.KEEP_ACTIONS;
  }

  @Override
  public String table() {
    return "outage_report";
  }

  @Override
  public String sql() {
    return """
        with old as (
          select r.tenant_id, r.report_id from outage_report r
          where r.at < now() - $1::interval
            and not exists (
              select from incident i
              where i.tenant_id = r.tenant_id and i.incident_id = r.incident_id and i.ended_at is null)
          order by r.at limit $2
        ), gone as (
          delete from outage_report r using old
          where r.tenant_id = old.tenant_id and r.report_id = old.report_id
          returning 1
        )
        select count(*) from gone
        """;
  }
}
