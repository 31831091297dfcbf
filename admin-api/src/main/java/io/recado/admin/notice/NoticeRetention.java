package io.recado.admin.notice;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import org.springframework.stereotype.Component;

/** Deletes what owners were told of long ago. */
@Component
class NoticeRetention implements Pruning {

  @Override
  public Setting setting() {
    return Setting.KEEP_ACTIONS;
  }

  @Override
  public String table() {
    return "owner_notice";
  }

  @Override
  public String sql() {
    return """
        with gone as (
          delete from owner_notice where notice_id in (
            select notice_id from owner_notice where at < now() - $1::interval and send_at is null order by at limit $2)
          returning 1
        )
        select count(*) from gone
        """;
  }
}
