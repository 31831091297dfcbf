package io.recado.actions.outage;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How incidents are read, wherever they are asked for. */
final class IncidentRows {

  /** {@code i} are the incidents. */
  static final String SELECT =
      """
      select i.incident_id, i.node_id, i.state, i.began_at, i.estimated_until, n.name as area,
             u.at as updated_at, u.words
      from incident i
      join network_node n on n.tenant_id = i.tenant_id and n.node_id = i.node_id
      left join lateral (
        select at, words from incident_update
        where tenant_id = i.tenant_id and incident_id = i.incident_id
        order by at desc, update_id desc limit 1) u on true
      """;

  private IncidentRows() {}

  static Incident read(Readable row) {
    return new Incident(
        new IncidentId(required(row, "incident_id", UUID.class)),
        new NodeId(required(row, "node_id", UUID.class)),
        required(row, "area", String.class),
        Incident.State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT)),
        required(row, "began_at", Instant.class),
        row.get("estimated_until", Instant.class),
        update(row));
  }

  private static Incident.@Nullable Update update(Readable row) {
    var words = row.get("words", String.class);
    return words == null
        ? null
        : new Incident.Update(required(row, "updated_at", Instant.class), words);
  }
}
