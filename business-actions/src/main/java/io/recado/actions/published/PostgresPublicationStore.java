package io.recado.actions.published;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.dialogue.YamlFile;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPublicationStore implements PublicationStore {

  /** Publications of one tenant get their numbers one after another. */
  private static final String LOCK = "select 1 from tenant where tenant_id = $1 for no key update";

  private static final String ADD =
      """
      insert into bot_publication (tenant_id, publication, files, secrets)
      select $1, coalesce(max(publication), 0) + 1, $2, $3 from bot_publication where tenant_id = $1
      returning publication
      """;

  /** Ten to go back to. */
  private static final String FORGET =
      "delete from bot_publication where tenant_id = $1 and publication <= $2 - 10";

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
  public Mono<Integer> add(TenantId tenant, Publication publication) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(LOCK)
                .bind(0, tenant.value())
                .then()
                .then(insert(tenant, publication))
                .flatMap(number -> forget(tenant, number).thenReturn(number)));
  }

  @Override
  public Mono<Integer> latest(TenantId tenant) {
    return scope.inTenant(
        tenant, () -> database.sql(LATEST).bind(0, tenant.value()).mapValue(Integer.class).one());
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

  private Mono<Integer> insert(TenantId tenant, Publication publication) {
    var files = new Files(publication.actions(), publication.flows());
    return database
        .sql(ADD)
        .bind(0, tenant.value())
        .bind(1, JsonText.column(files))
        .bind(2, box.seal(tenant, sealedAs(tenant), publication.secrets()))
        .mapValue(Integer.class)
        .one();
  }

  private Mono<Void> forget(TenantId tenant, int number) {
    return database.sql(FORGET).bind(0, tenant.value()).bind(1, number).then();
  }

  private Publication read(TenantId tenant, Readable row) {
    var files = JsonText.value(required(row, "files", Json.class), Files.class);
    var secrets = box.open(tenant, sealedAs(tenant), required(row, "secrets", byte[].class));
    return new Publication(files.actions(), files.flows(), secrets);
  }

  /** The tenant itself takes a channel's place in the seal: no channel has its id. */
  private static ChannelId sealedAs(TenantId tenant) {
    return new ChannelId(tenant.value());
  }

  /** The column's form. */
  private record Files(List<YamlFile> actions, List<YamlFile> flows) {}
}
