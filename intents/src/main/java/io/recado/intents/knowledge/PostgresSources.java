package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.database.Columns;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Sources as they are published: each change is one transaction and raises the version. */
@Repository
class PostgresSources {

  private static final String RAISE =
      """
      insert into knowledge (tenant_id, version) values ($1, 1)
      on conflict (tenant_id) do update set version = knowledge.version + 1
      """;

  private static final String SAVE =
      """
      insert into knowledge_source
        (tenant_id, source_id, kind, title, url, language, digest, state, error)
      values ($1, $2, $3, $4, $5, $6, $7, 'published', null)
      on conflict (tenant_id, source_id) do update
      set kind = excluded.kind, title = excluded.title, url = excluded.url,
          language = excluded.language, digest = excluded.digest, state = 'published',
          error = null, changed_at = clock_timestamp()
      """;

  private static final String CLEAR =
      "delete from knowledge_passage where tenant_id = $1 and source_id = $2";

  private static final String ADD =
      """
      insert into knowledge_passage
        (tenant_id, source_id, place, language, answers, headings, body,
         folded_headings, folded_body, embedder, vectors)
      select $1, $2, place, $3, answers, headings, body, folded_headings, folded_body, $4,
             decode(vectors, 'base64')
      from unnest($5::int[], $6::boolean[], $7::text[], $8::text[], $9::text[], $10::text[],
                  $11::text[])
        as passage (place, answers, headings, body, folded_headings, folded_body, vectors)
      """;

  private static final String OTHERS =
      "select count(*) from knowledge_passage where tenant_id = $1 and source_id <> $2";

  private static final String FAIL =
      """
      insert into knowledge_source
        (tenant_id, source_id, kind, title, url, language, digest, state, error)
      values ($1, $2, $3, $4, $5, $6, '', 'failed', $7)
      on conflict (tenant_id, source_id) do update
      set state = 'failed', error = excluded.error, digest = '', changed_at = clock_timestamp()
      """;

  private static final String REMOVE =
      "delete from knowledge_source where tenant_id = $1 and source_id = $2";

  private static final String KNOWS =
      """
      select count(*) from knowledge_source s
      where tenant_id = $1 and source_id = $2 and digest = $3 and state = 'published'
        and not exists (select from knowledge_passage p
                        where p.tenant_id = $1 and p.source_id = $2
                          and p.embedder is distinct from $4)
      """;

  /** The driver has no arrays of bytes. */
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresSources(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  /** Whether the very same is published, with vectors of the same embedder. */
  Mono<Boolean> knows(TenantId tenant, SourceRow row) {
    return scope.inTenant(
        tenant,
        () ->
            Columns.bind(
                    database
                        .sql(KNOWS)
                        .bind(0, tenant.value())
                        .bind(1, row.id())
                        .bind(2, row.digest()),
                    3,
                    String.class,
                    row.embedder())
                .mapValue(Long.class)
                .one()
                .map(count -> count > 0));
  }

  /**
   * Puts these passages in the place of those published before.
   *
   * @param most passages of the tenant altogether; with more, nothing is changed
   * @throws UnreadableException {@code TOO_MANY_PASSAGES}
   */
  Mono<Void> replace(TenantId tenant, SourceRow row, List<PassageRow> passages, int most) {
    return scope.inTenant(
        tenant,
        () ->
            raise(tenant)
                .then(others(tenant, row.id()))
                .filter(others -> others + passages.size() <= most)
                .switchIfEmpty(
                    Mono.error(() -> UnreadableException.of(Unreadable.TOO_MANY_PASSAGES)))
                .then(save(tenant, row))
                .then(clear(tenant, row.id()))
                .then(add(tenant, row, passages)));
  }

  /** What was published before stays. */
  Mono<Void> fail(TenantId tenant, SourceRow row, Unreadable error) {
    return scope.inTenant(
        tenant, () -> described(database.sql(FAIL), tenant, row).bind(6, error.code()).then());
  }

  Mono<Void> remove(TenantId tenant, UUID source) {
    return scope.inTenant(
        tenant,
        () ->
            raise(tenant)
                .then(clear(tenant, source))
                .then(database.sql(REMOVE).bind(0, tenant.value()).bind(1, source).then()));
  }

  /** First: the row is locked until the commit, so that two changes do not count past the limit. */
  private Mono<Void> raise(TenantId tenant) {
    return database.sql(RAISE).bind(0, tenant.value()).then();
  }

  private Mono<Long> others(TenantId tenant, UUID source) {
    return database.sql(OTHERS).bind(0, tenant.value()).bind(1, source).mapValue(Long.class).one();
  }

  private Mono<Void> save(TenantId tenant, SourceRow row) {
    return described(database.sql(SAVE), tenant, row).bind(6, row.digest()).then();
  }

  private Mono<Void> clear(TenantId tenant, UUID source) {
    return database.sql(CLEAR).bind(0, tenant.value()).bind(1, source).then();
  }

  private Mono<Void> add(TenantId tenant, SourceRow row, List<PassageRow> passages) {
    var statement =
        database.sql(ADD).bind(0, tenant.value()).bind(1, row.id()).bind(2, row.language().code());
    return Columns.bind(statement, 3, String.class, row.embedder())
        .bind(4, IntStream.range(0, passages.size()).boxed().toArray(Integer[]::new))
        .bind(5, passages.stream().map(each -> each.passage().answers()).toArray(Boolean[]::new))
        .bind(6, texts(passages, each -> String.join("\n", each.passage().headings())))
        .bind(7, texts(passages, each -> each.passage().body()))
        .bind(8, texts(passages, PassageRow::foldedHeadings))
        .bind(9, texts(passages, PassageRow::foldedBody))
        .bind(10, texts(passages, each -> BASE64.encodeToString(each.vectors())))
        .then();
  }

  private static String[] texts(List<PassageRow> passages, Function<PassageRow, String> text) {
    return passages.stream().map(text).toArray(String[]::new);
  }

  private static GenericExecuteSpec described(
      GenericExecuteSpec statement, TenantId tenant, SourceRow row) {
    return Columns.bind(
            statement
                .bind(0, tenant.value())
                .bind(1, row.id())
                .bind(2, row.kind())
                .bind(3, row.title()),
            4,
            String.class,
            row.url())
        .bind(5, row.language().code());
  }

  /**
   * A source without its passages.
   *
   * @param embedder whose vectors its passages have; null for none's
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SourceRow(
      UUID id,
      String kind,
      String title,
      @Nullable String url,
      Language language,
      byte[] digest,
      @Nullable String embedder) {}

  /** A passage as it is searched. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record PassageRow(Passage passage, String foldedHeadings, String foldedBody, byte[] vectors) {}
}
