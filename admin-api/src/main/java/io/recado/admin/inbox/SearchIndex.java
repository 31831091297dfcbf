package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows what is said, soon after, so that no turn waits for an index or a count (decision 0041).
 * A conversation's change is noted with the number of its transaction; below the oldest that is
 * running nothing appears any more, and up to there it is followed.
 */
@Component
class SearchIndex implements Job {

  private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

  /**
   * From tenant to tenant by the index, and of each no more than one change: most of the time
   * nobody is behind. A number that no transaction has had yet comes from before a restore into
   * another cluster, and is no progress (decision 0038).
   */
  private static final String BEHIND =
      """
      with recursive now as (
        select pg_snapshot_xmin(s)::text::bigint as horizon, pg_snapshot_xmax(s)::text::bigint as unused
        from pg_current_snapshot() s
      ), lane as (
        (select tenant_id from inbox_change order by tenant_id limit 1)
        union all
        select next.tenant_id from lane, lateral (
          select tenant_id from inbox_change where tenant_id > lane.tenant_id order by tenant_id limit 1) next
      )
      select lane.tenant_id from now, lane
      left join search_progress p on p.tenant_id = lane.tenant_id, lateral (
        select from inbox_change c
        where c.tenant_id = lane.tenant_id and c.transaction < now.horizon
          and c.transaction > case when p.transaction < now.unused then p.transaction else 0 end
        order by c.transaction limit 1) behind
      """;

  /** What is no progress begins anew. */
  private static final String HOLD =
      """
      insert into search_progress as known (tenant_id, transaction) values ($1, 0)
      on conflict (tenant_id) do update set transaction =
        case when known.transaction < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
             then known.transaction else 0 end
      """;

  /** All that one transaction changed, or nothing of it: the next look begins behind it. */
  private static final String CHANGED =
      """
      select conversation_id, transaction from inbox_change
      where tenant_id = $1 and transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        and transaction > (select transaction from search_progress where tenant_id = $1)
      order by transaction fetch first ($2) rows with ties
      """;

  private static final String DONE =
      "update search_progress set transaction = $2 where tenant_id = $1";

  /** In one transaction; the rest follows in the next. */
  private static final int MOST_CONVERSATIONS = 100;

  private final DispatchDatabase dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SpokenWords words;

  SearchIndex(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch;
    this.client = client;
    this.scope = scope;
    this.words = new SpokenWords(client);
  }

  @Override
  public String name() {
    return "search-index";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Mono<Void> run() {
    return dispatch
        .client()
        .sql(BEHIND)
        .map(row -> new TenantId(required(row, "tenant_id", UUID.class)))
        .all()
        .collectList()
        .flatMapIterable(tenants -> tenants)
        .concatMap(this::follow)
        .then();
  }

  /** Until nothing is left. What fails with one tenant is tried again later, and stops no other. */
  private Mono<Void> follow(TenantId tenant) {
    return batch(tenant)
        .expand(all -> all ? Mono.empty() : batch(tenant))
        .then()
        .onErrorResume(
            error -> {
              log.error("what was said at tenant {} cannot be followed", tenant, error);
              return Mono.empty();
            });
  }

  /** Gives whether that was all. Others that follow the same tenant wait for it. */
  private Mono<Boolean> batch(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            of(HOLD, tenant)
                .then()
                .then(Mono.defer(() -> changed(tenant)))
                .flatMap(changed -> follow(tenant, changed)));
  }

  private Mono<List<Change>> changed(TenantId tenant) {
    return of(CHANGED, tenant).bind(1, MOST_CONVERSATIONS).map(Change::read).all().collectList();
  }

  private Mono<Boolean> follow(TenantId tenant, List<Change> changed) {
    if (changed.isEmpty()) {
      return Mono.just(true);
    }
    return Flux.fromIterable(changed)
        .concatMap(change -> words.add(tenant, change.conversation()))
        .then(of(DONE, tenant).bind(1, changed.getLast().transaction()).then())
        .thenReturn(changed.size() < MOST_CONVERSATIONS);
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, TenantId tenant) {
    return client.sql(sql).bind(0, tenant.value());
  }

  private record Change(UUID conversation, long transaction) {

    static Change read(Readable row) {
      return new Change(
          required(row, "conversation_id", UUID.class), required(row, "transaction", Long.class));
    }
  }
}
