package io.recado.intents.published;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Quality;
import io.recado.intents.text.PerLanguage;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresClassifierStore implements ClassifierStore {

  /** Publications of one tenant get their numbers one after another. */
  private static final String LOCK = "select 1 from tenant where tenant_id = $1 for no key update";

  private static final String ADD =
      """
      insert into classifier (tenant_id, publication, phrases, learned, quality)
      select $1, coalesce(max(publication), 0) + 1, $2, $3, $4 from classifier where tenant_id = $1
      returning publication
      """;

  /** Ten to go back to. */
  private static final String FORGET =
      "delete from classifier where tenant_id = $1 and publication <= $2 - 10";

  private static final String GET =
      "select phrases, learned, quality from classifier where tenant_id = $1 and publication = $2";

  private static final String QUALITY =
      "select quality from classifier where tenant_id = $1 and publication = $2";

  private static final String REPLACE =
      "update classifier set learned = $3, quality = $4 where tenant_id = $1 and publication = $2";

  private static final String KEEP_TRIED =
      """
      insert into classifier_tried (tenant_id, phrases, learned, quality) values ($1, $2, $3, $4)
      on conflict (tenant_id) do update
      set phrases = excluded.phrases, learned = excluded.learned, quality = excluded.quality,
          learned_at = clock_timestamp()
      """;

  private static final String TRIED =
      "select phrases, learned, quality from classifier_tried where tenant_id = $1";

  private static final String FORGET_TRIED = "delete from classifier_tried where tenant_id = $1";

  private static final String LATEST =
      """
      select tenant_id, max(publication) as publication from classifier
      where $1::bigint is null or published_at > clock_timestamp() - $1::bigint * interval '1 millisecond'
      group by tenant_id
      """;

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantScope scope;

  PostgresClassifierStore(DatabaseClient database, DispatchDatabase dispatch, TenantScope scope) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.scope = scope;
  }

  @Override
  public Mono<Integer> add(TenantId tenant, Stored learned) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(LOCK)
                .bind(0, tenant.value())
                .then()
                .then(insert(tenant, learned))
                .delayUntil(publication -> forget(tenant, publication))
                .delayUntil(publication -> forgetTried(tenant, learned.phrases())));
  }

  @Override
  public Mono<Void> replace(Latest publication, Stored learned) {
    var tenant = publication.tenant();
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(REPLACE)
                .bind(0, tenant.value())
                .bind(1, publication.publication())
                .bind(2, learned.learned())
                .bind(3, JsonText.column(learned.quality()))
                .then());
  }

  @Override
  public Mono<Stored> get(TenantId tenant, int publication) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(GET)
                .bind(0, tenant.value())
                .bind(1, publication)
                .map(PostgresClassifierStore::stored)
                .one());
  }

  @Override
  public Mono<Void> keepTried(TenantId tenant, Stored learned) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(KEEP_TRIED)
                .bind(0, tenant.value())
                .bind(1, JsonText.column(Kept.of(learned.phrases())))
                .bind(2, learned.learned())
                .bind(3, JsonText.column(learned.quality()))
                .then());
  }

  @Override
  public Mono<Stored> tried(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            database.sql(TRIED).bind(0, tenant.value()).map(PostgresClassifierStore::stored).one());
  }

  @Override
  public Mono<Quality> quality(TenantId tenant, int publication) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(QUALITY)
                .bind(0, tenant.value())
                .bind(1, publication)
                .map(PostgresClassifierStore::quality)
                .one());
  }

  @Override
  public Flux<Latest> latest(@Nullable Duration within) {
    var query = dispatch.sql(LATEST);
    var bound = within == null ? query.bindNull(0, Long.class) : query.bind(0, within.toMillis());
    return bound.map(PostgresClassifierStore::publication).all();
  }

  private Mono<Integer> insert(TenantId tenant, Stored learned) {
    return database
        .sql(ADD)
        .bind(0, tenant.value())
        .bind(1, JsonText.column(Kept.of(learned.phrases())))
        .bind(2, learned.learned())
        .bind(3, JsonText.column(learned.quality()))
        .mapValue(Integer.class)
        .one();
  }

  private Mono<Void> forget(TenantId tenant, int publication) {
    return database.sql(FORGET).bind(0, tenant.value()).bind(1, publication).then();
  }

  /** What is published with phrases was learned later, or is wanted instead. */
  private Mono<Void> forgetTried(TenantId tenant, Phrases published) {
    return published.isNone()
        ? Mono.empty()
        : database.sql(FORGET_TRIED).bind(0, tenant.value()).then();
  }

  private static Stored stored(Readable row) {
    var kept = JsonText.value(required(row, "phrases", Json.class), Kept.class);
    return new Stored(kept.phrases(), required(row, "learned", byte[].class), quality(row));
  }

  /** What was learned by an earlier version was not judged. */
  private static Quality quality(Readable row) {
    var quality = row.get("quality", Json.class);
    return quality == null ? Quality.UNKNOWN : JsonText.value(quality, Quality.class);
  }

  private static Latest publication(Readable row) {
    return new Latest(
        new TenantId(required(row, "tenant_id", UUID.class)),
        required(row, "publication", Integer.class));
  }

  /** The column's form of phrases. */
  private record Kept(Map<Language, Map<String, List<String>>> byLanguage) {

    static Kept of(Phrases phrases) {
      var byLanguage = new EnumMap<Language, Map<String, List<String>>>(Language.class);
      for (var language : Language.values()) {
        byLanguage.put(language, phrases.in(language));
      }
      return new Kept(byLanguage);
    }

    /** What a language lacks, it has no intents for. */
    Phrases phrases() {
      return new Phrases(
          new PerLanguage<>(language -> byLanguage.getOrDefault(language, Map.of())));
    }
  }
}
