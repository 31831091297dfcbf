package io.recado.actions.published;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.dialogue.YamlFile;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresPublicationStore implements PublicationStore {

  /** Publications of one tenant get their numbers one after another. */
  private static final String LOCK = "select 1 from tenant where tenant_id = $1 for no key update";

  private static final String ADD =
      """
      insert into bot_publication
        (tenant_id, publication, files, secrets, published_by, restores, classifier, flows_in_files,
         all_the_same)
      select $1, coalesce(max(publication), 0) + 1, $2, $3, desk_person(), $4,
             coalesce($5, (array_agg(classifier order by publication desc))[1], 0), $6::jsonb, $7
      from bot_publication where tenant_id = $1
      returning publication
      """;

  /**
   * A draft that is what holds has nothing of its own, which publishing it later would undo. Those
   * of earlier versions do not say from when on it acts.
   */
  private static final String DRAFT_FOLLOWS =
      """
      update bot_draft set content = $3, version = version + 1, changed_at = clock_timestamp()
      where tenant_id = $1 and '{"actsFrom": {}}'::jsonb || content = $2::jsonb
      """;

  /** Ten to go back to; and what came from files last, by which it is known not to be new. */
  private static final String FORGET =
      """
      delete from bot_publication where tenant_id = $1 and publication <= $2 - 10
        and publication <> coalesce((select max(publication) from bot_publication
                                     where tenant_id = $1 and published_by is null), 0)
      """;

  private static final String LATEST_OF_FILES =
      """
      select max(publication) as latest from bot_publication
      where tenant_id = $1 and published_by is null having count(*) > 0
      """;

  private static final String FLOWS_IN_FILES =
      "select coalesce(flows_in_files, files -> 'flows') as flows from bot_publication"
          + " where tenant_id = $1 and publication = $2";

  private static final String EDITIONS =
      """
      select publication, published_at, published_by, restores, classifier, all_the_same
      from bot_publication
      where tenant_id = $1 order by publication desc limit 10
      """;

  private static final String LATEST =
      "select max(publication) as latest from bot_publication where tenant_id = $1 having count(*) > 0";

  private static final String PUBLISHED_WITHIN =
      """
      select distinct tenant_id from bot_publication
      where published_at > clock_timestamp() - $1::bigint * interval '1 millisecond'
      """;

  private static final String CONTENT =
      "select files from bot_publication where tenant_id = $1 and publication = $2";

  private static final String GET =
      "select files, secrets from bot_publication where tenant_id = $1 and publication = $2";

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresPublicationStore(
      DatabaseClient database, DispatchDatabase dispatch, TenantScope scope, SecretBox box) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<Integer> add(
      TenantId tenant, Publication publication, Basis basis, @Nullable List<YamlFile> inFiles) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(LOCK)
                .bind(0, tenant.value())
                .then()
                .then(Mono.defer(() -> holding(tenant)))
                .filter(held -> basis.follows() == null || basis.follows() == held.number())
                .delayUntil(held -> draftFollows(tenant, held.content(), publication.content()))
                .flatMap(held -> insert(tenant, publication, basis, inFiles))
                .flatMap(number -> forget(tenant, number).thenReturn(number)));
  }

  private Mono<Holding> holding(TenantId tenant) {
    return latest(tenant)
        .flatMap(number -> content(tenant, number).map(content -> new Holding(number, content)))
        .defaultIfEmpty(Holding.NONE);
  }

  private Mono<Void> draftFollows(TenantId tenant, BotContent before, BotContent now) {
    return database
        .sql(DRAFT_FOLLOWS)
        .bind(0, tenant.value())
        .bind(1, JsonText.column(before))
        .bind(2, JsonText.column(now))
        .then();
  }

  @Override
  public Mono<Integer> latest(TenantId tenant) {
    return number(tenant, LATEST);
  }

  @Override
  public Flux<TenantId> publishedWithin(Duration time) {
    return dispatch
        .sql(PUBLISHED_WITHIN)
        .bind(0, time.toMillis())
        .mapValue(UUID.class)
        .all()
        .map(TenantId::new);
  }

  @Override
  public Mono<Integer> latestOfFiles(TenantId tenant) {
    return number(tenant, LATEST_OF_FILES);
  }

  @Override
  public Mono<List<YamlFile>> flowsInFiles(TenantId tenant, int number) {
    return row(tenant, number, FLOWS_IN_FILES, StoredPublication::flowsIn);
  }

  private Mono<Integer> number(TenantId tenant, String query) {
    return scope.inTenant(
        tenant, () -> database.sql(query).bind(0, tenant.value()).mapValue(Integer.class).one());
  }

  @Override
  public Flux<Edition> editions(TenantId tenant) {
    return scope
        .inTenant(
            tenant,
            () ->
                database
                    .sql(EDITIONS)
                    .bind(0, tenant.value())
                    .map(StoredPublication::edition)
                    .all()
                    .collectList())
        .flatMapIterable(all -> all);
  }

  @Override
  public Mono<Publication> get(TenantId tenant, int number) {
    return row(tenant, number, GET, row -> read(tenant, row));
  }

  @Override
  public Mono<BotContent> content(TenantId tenant, int number) {
    return row(tenant, number, CONTENT, row -> StoredPublication.in(row).content());
  }

  private <T> Mono<T> row(TenantId tenant, int number, String query, Function<Readable, T> read) {
    return scope.inTenant(
        tenant, () -> database.sql(query).bind(0, tenant.value()).bind(1, number).map(read).one());
  }

  private Mono<Integer> insert(
      TenantId tenant, Publication publication, Basis basis, @Nullable List<YamlFile> inFiles) {
    return database
        .sql(ADD)
        .bind(0, tenant.value())
        .bind(1, JsonText.column(StoredPublication.of(publication)))
        .bind(2, box.seal(tenant, sealedAs(tenant), publication.secrets()))
        .bind(3, Parameters.in(R2dbcType.INTEGER, basis.restores()))
        .bind(4, Parameters.in(R2dbcType.INTEGER, basis.classifier()))
        .bind(5, Parameters.in(R2dbcType.VARCHAR, inFiles == null ? null : JsonText.text(inFiles)))
        .bind(6, basis.allTheSame())
        .mapValue(Integer.class)
        .one();
  }

  private Mono<Void> forget(TenantId tenant, int number) {
    return database.sql(FORGET).bind(0, tenant.value()).bind(1, number).then();
  }

  private Publication read(TenantId tenant, Readable row) {
    var files = StoredPublication.in(row);
    var secrets = box.open(tenant, sealedAs(tenant), required(row, "secrets", byte[].class));
    return new Publication(files.actions(), files.content(), secrets);
  }

  /** The tenant itself takes a channel's place in the seal: no channel has its id. */
  private static ChannelId sealedAs(TenantId tenant) {
    return new ChannelId(tenant.value());
  }
}
