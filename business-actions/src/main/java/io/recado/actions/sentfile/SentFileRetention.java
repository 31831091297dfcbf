package io.recado.actions.sentfile;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;

/** Deletes what was sent long ago; its link opens nothing any more. */
final class SentFileRetention implements Pruning {

  private static final String DELETE =
      """
      with old as (
        select f.tenant_id, f.file_id from sent_file f
        where f.kept_at < now() - $1::interval
        order by f.kept_at limit $2
      ), gone as (
        delete from sent_file f using old
        where f.tenant_id = old.tenant_id and f.file_id = old.file_id
        returning 1
      )
      select count(*) from gone
      """;

  @Override
  public Setting setting() {
    return Setting.KEEP_SENT_FILES;
  }

  @Override
  public String table() {
    return "sent_file";
  }

  @Override
  public String sql() {
    return DELETE;
  }
}
