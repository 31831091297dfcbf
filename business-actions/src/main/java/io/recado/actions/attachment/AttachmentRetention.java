package io.recado.actions.attachment;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;

/** Deletes the files of tickets that were closed long ago. What is open keeps its files. */
final class AttachmentRetention implements Pruning {

  private static final String DELETE =
      """
      with old as (
        select f.tenant_id, f.number, f.position from ticket k
        join ticket_file f on f.tenant_id = k.tenant_id and f.number = k.number
        where k.closed_at < now() - $1::interval
        order by k.closed_at limit $2
      ), gone as (
        delete from ticket_file f using old
        where f.tenant_id = old.tenant_id and f.number = old.number and f.position = old.position
        returning 1
      )
      select count(*) from gone
      """;

  @Override
  public Setting setting() {
    return Setting.KEEP_TICKET_FILES;
  }

  @Override
  public String table() {
    return "ticket_file";
  }

  @Override
  public String sql() {
    return DELETE;
  }
}
