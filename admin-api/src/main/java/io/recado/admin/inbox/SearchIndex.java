package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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

  private static final String BEHIND =
      """
      select tenant_id from inbox_change c
      where c.transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        and c.transaction > coalesce((select p.transaction from search_progress p where p.tenant_id = c.tenant_id), 0)
      group by tenant_id
      """;

  private static final String HOLD =
      """
      insert into search_progress as known (tenant_id, transaction) values ($1, 0)
      on conflict (tenant_id) do update set transaction = known.transaction
      """;

  private static final String CHANGED =
      """
      select conversation_id, transaction from inbox_change
      where tenant_id = $1 and transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        and transaction > (select transaction from search_progress where tenant_id = $1)
      order by transaction limit $2
      """;

  private static final String LINES =
      """
      select m.at, m.author, m.content from message m
      where m.tenant_id = $1 and m.conversation_id = $2 and m.at > coalesce((
        select k.until from conversation_words_known k where k.tenant_id = $1 and k.conversation_id = $2), '-infinity')
      order by m.at limit $3
      """;

  private static final String ADD =
      """
      insert into conversation_word as known (tenant_id, conversation_id, word, said_on)
      select $1, $2, w, $4::timestamptz::date from unnest($3::text[]) w
      on conflict (tenant_id, conversation_id, word) do update set said_on = excluded.said_on
      where known.said_on < excluded.said_on
      """;

  /** Before it is known up to there. */
  private static final String COUNT =
      """
      insert into message_count as known (tenant_id, day, author, count)
      select m.tenant_id, (m.at at time zone t.time_zone)::date, m.author, count(*)
      from message m join tenant t on t.tenant_id = m.tenant_id
      where m.tenant_id = $1 and m.conversation_id = $2 and m.at <= $3 and m.at > coalesce((
        select k.until from conversation_words_known k where k.tenant_id = $1 and k.conversation_id = $2), '-infinity')
      group by 1, 2, 3
      on conflict (tenant_id, day, author) do update set count = known.count + excluded.count
      """;

  private static final String KNOWN =
      """
      insert into conversation_words_known (tenant_id, conversation_id, until) values ($1, $2, $3)
      on conflict (tenant_id, conversation_id) do update set until = excluded.until
      """;

  private static final String DONE =
      "update search_progress set transaction = $2 where tenant_id = $1";

  /** In one transaction; the rest follows in the next. */
  private static final int MOST_CONVERSATIONS = 100;

  private static final int MOST_LINES = 1000;

  private final DispatchDatabase dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  SearchIndex(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch;
    this.client = client;
    this.scope = scope;
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

  /** Until nothing is left. */
  private Mono<Void> follow(TenantId tenant) {
    return batch(tenant).expand(all -> all ? Mono.empty() : batch(tenant)).then();
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
        .concatMap(change -> words(tenant, change.conversation()))
        .then(of(DONE, tenant).bind(1, changed.getLast().transaction()).then())
        .thenReturn(changed.size() < MOST_CONVERSATIONS);
  }

  private Mono<Void> words(TenantId tenant, UUID conversation) {
    return lines(tenant, conversation)
        .expand(lines -> lines.size() < MOST_LINES ? Mono.empty() : lines(tenant, conversation))
        .then();
  }

  private Mono<List<Line>> lines(TenantId tenant, UUID conversation) {
    return of(LINES, tenant)
        .bind(1, conversation)
        .bind(2, MOST_LINES)
        .map(Line::read)
        .all()
        .collectList()
        .flatMap(lines -> add(tenant, conversation, lines).thenReturn(lines));
  }

  private Mono<Void> add(TenantId tenant, UUID conversation, List<Line> lines) {
    if (lines.isEmpty()) {
      return Mono.empty();
    }
    var last = lines.getLast().at();
    var words = lines.stream().map(Line::words).collect(Collectors.joining(" "));
    return of(ADD, tenant)
        .bind(1, conversation)
        .bind(2, SearchTerms.in(words).toArray(String[]::new))
        .bind(3, last)
        .then()
        .then(of(COUNT, tenant).bind(1, conversation).bind(2, last).then())
        .then(of(KNOWN, tenant).bind(1, conversation).bind(2, last).then());
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

  private record Line(Instant at, String words) {

    static Line read(Readable row) {
      var author = InboxRows.author(required(row, "author", String.class));
      var content = InboxRows.content(author, required(row, "content", Json.class));
      return new Line(required(row, "at", Instant.class), content.words());
    }
  }
}
