package io.recado.actions.published;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.conversation.Language;
import io.recado.dialogue.YamlFile;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
      insert into bot_publication (tenant_id, publication, files, secrets, published_by, restores, classifier)
      select $1, coalesce(max(publication), 0) + 1, $2, $3, desk_person(), $4,
             coalesce($5, (array_agg(classifier order by publication desc))[1], 0)
      from bot_publication where tenant_id = $1
      returning publication
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

  private static final String EDITIONS =
      """
      select publication, published_at, published_by, restores, classifier from bot_publication
      where tenant_id = $1 order by publication desc limit 10
      """;

  private static final String LATEST =
      "select max(publication) as latest from bot_publication where tenant_id = $1 having count(*) > 0";

  private static final String GET =
      "select files, secrets from bot_publication where tenant_id = $1 and publication = $2";

  private final DatabaseClient database;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresPublicationStore(DatabaseClient database, TenantScope scope, SecretBox box) {
    this.database = database;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<Integer> add(
      TenantId tenant,
      Publication publication,
      @Nullable Integer restores,
      @Nullable Integer classifier) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(LOCK)
                .bind(0, tenant.value())
                .then()
                .then(insert(tenant, publication, restores, classifier))
                .flatMap(number -> forget(tenant, number).thenReturn(number)));
  }

  @Override
  public Mono<Integer> latest(TenantId tenant) {
    return number(tenant, LATEST);
  }

  @Override
  public Mono<Integer> latestOfFiles(TenantId tenant) {
    return number(tenant, LATEST_OF_FILES);
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
                    .map(PostgresPublicationStore::edition)
                    .all()
                    .collectList())
        .flatMapIterable(all -> all);
  }

  @Override
  public Mono<Publication> get(TenantId tenant, int number) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(GET)
                .bind(0, tenant.value())
                .bind(1, number)
                .map(row -> read(tenant, row))
                .one());
  }

  private Mono<Integer> insert(
      TenantId tenant,
      Publication publication,
      @Nullable Integer restores,
      @Nullable Integer classifier) {
    var files = Files.of(publication);
    return database
        .sql(ADD)
        .bind(0, tenant.value())
        .bind(1, JsonText.column(files))
        .bind(2, box.seal(tenant, sealedAs(tenant), publication.secrets()))
        .bind(3, Parameters.in(R2dbcType.INTEGER, restores))
        .bind(4, Parameters.in(R2dbcType.INTEGER, classifier))
        .mapValue(Integer.class)
        .one();
  }

  private Mono<Void> forget(TenantId tenant, int number) {
    return database.sql(FORGET).bind(0, tenant.value()).bind(1, number).then();
  }

  private Publication read(TenantId tenant, Readable row) {
    var files = JsonText.value(required(row, "files", Json.class), Files.class);
    var secrets = box.open(tenant, sealedAs(tenant), required(row, "secrets", byte[].class));
    return new Publication(files.actions(), files.content(), secrets);
  }

  private static Edition edition(Readable row) {
    return new Edition(
        required(row, "publication", Integer.class),
        required(row, "published_at", Instant.class),
        row.get("published_by", String.class),
        row.get("restores", Integer.class),
        required(row, "classifier", Integer.class));
  }

  /** The tenant itself takes a channel's place in the seal: no channel has its id. */
  private static ChannelId sealedAs(TenantId tenant) {
    return new ChannelId(tenant.value());
  }

  /** The column's form; publications of earlier versions have neither texts nor phrases. */
  private record Files(
      List<YamlFile> actions,
      List<YamlFile> flows,
      Map<String, Map<Language, String>> texts,
      Map<String, Map<Language, List<String>>> phrases) {

    static Files of(Publication publication) {
      var content = publication.content();
      return new Files(publication.actions(), content.flows(), content.texts(), content.phrases());
    }

    BotContent content() {
      return new BotContent(flows, texts, phrases);
    }
  }
}
