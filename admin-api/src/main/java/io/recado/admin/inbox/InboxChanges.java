package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which conversations have changed, by the number of the transaction that changed them last. */
@Repository
class InboxChanges {

  private static final int MOST = 1_000;

  private static final String NOW = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  /**
   * A number that no transaction has had yet comes from before a restore into another cluster: rows
   * with one tell nothing, and a reader with one begins anew.
   */
  private static final String SINCE =
      """
      select now.horizon, c.conversation_id, c.transaction
      from (
        select pg_snapshot_xmin(s)::text::bigint as horizon, pg_snapshot_xmax(s)::text::bigint as unused
        from pg_current_snapshot() s) now
      left join lateral (
        select conversation_id, transaction from inbox_change
        where tenant_id = $1 and transaction >= case when $2 > now.unused then now.horizon else $2 end
          and transaction < now.unused
        order by transaction limit $3) c on true
      order by c.transaction
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  InboxChanges(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** What is visible now of the changes from a transaction on. */
  Mono<News> since(TenantId tenant, long transaction) {
    var rows =
        client
            .sql(SINCE)
            .bind(0, tenant.value())
            .bind(1, transaction)
            .bind(2, MOST)
            .map(InboxChanges::row)
            .all();
    return scope.inTenant(tenant, rows::collectList).map(InboxChanges::news);
  }

  /** The number from which on a reader that begins now has missed nothing. */
  Mono<Long> now(TenantId tenant) {
    return scope.inTenant(tenant, () -> client.sql(NOW).mapValue(Long.class).one());
  }

  /** Where not all of them came, the next look begins at the last that did. */
  private static News news(List<Row> rows) {
    var changes = rows.stream().map(Row::change).filter(change -> change != null).toList();
    long next = changes.size() < MOST ? rows.getFirst().horizon() : changes.getLast().transaction();
    return new News(changes, next);
  }

  private static Row row(Readable row) {
    var conversation = row.get("conversation_id", UUID.class);
    return new Row(
        required(row, "horizon", Long.class),
        conversation == null
            ? null
            : new Change(conversation, required(row, "transaction", Long.class)));
  }

  private record Row(long horizon, @Nullable Change change) {}

  /** A conversation and the transaction that changed it last. */
  record Change(UUID conversation, long transaction) {}

  /**
   * @param next from where to look the next time: nothing before it can appear any more, and some
   *     of {@code changes} may come again
   */
  record News(List<Change> changes, long next) {}
}
