package io.recado.admin.link;

import io.recado.retention.Pruning;
import io.recado.settings.Setting;
import org.springframework.stereotype.Component;

/** Deletes links that have long been of no use, with the addresses they went to. */
@Component
class LinkRetention implements Pruning {

  @Override
  public Setting setting() {
    return Setting.KEEP_ACTIONS;
  }

  @Override
  public String table() {
    return "mailed_link";
  }

  @Override
  public String sql() {
    return """
        with gone as (
          delete from mailed_link where link_id in (
            select link_id from mailed_link where valid_until < now() - $1::interval order by valid_until limit $2)
          returning 1
        )
        select count(*) from gone
        """;
  }
}
