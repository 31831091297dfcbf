package io.recado.actions.published;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.recado.actions.published.Draft.Attempt;
import io.recado.json.JsonText;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Versions are {@code d7}, of a draft, or {@code p3}: no draft yet, and publication 3 holds. */
@Repository
class PostgresDrafts implements Drafts {

  private static final String GET =
      """
      select version, content, publishing_since,
             coalesce(publishing_failed,
                      case when publishing_since < clock_timestamp() - $2 * interval '1 millisecond'
                           then 'interrupted' end) as failed
      from bot_draft where tenant_id = $1
      """;

  private static final String BEGUN_FROM =
      "select coalesce(max(publication), 0) from bot_publication where tenant_id = $1";

  private static final String BEGIN =
      """
      insert into bot_draft (tenant_id, version, content)
      select $1, 1, $3
      where $2 = (select coalesce(max(publication), 0) from bot_publication where tenant_id = $1)
      on conflict do nothing
      returning version
      """;

  private static final String CHANGE =
      """
      update bot_draft set version = version + 1, content = $3, changed_at = clock_timestamp()
      where tenant_id = $1 and version = $2
      returning version
      """;

  private static final String PUBLISHING =
      """
      update bot_draft set publishing_since = clock_timestamp(), publishing_failed = null
      where tenant_id = $1 and version = $2
        and (publishing_since is null or publishing_failed is not null
             or publishing_since < clock_timestamp() - $3 * interval '1 millisecond')
      returning publishing_since
      """;

  private static final String ENDED =
      """
      update bot_draft set publishing_failed = $3,
                           publishing_since = case when $3::text is null then null else publishing_since end
      where tenant_id = $1 and publishing_since = $2
      """;

  private final DatabaseClient database;
  private final TenantScope scope;
  private final PublicationStore published;
  private final Duration patience;

  PostgresDrafts(
      DatabaseClient database, TenantScope scope, PublicationStore published, Settings settings) {
    this.database = database;
    this.scope = scope;
    this.published = published;
    this.patience = settings.duration(Setting.BOT_LEARNING);
  }

  @Override
  public Mono<Draft> get(TenantId tenant) {
    var kept =
        scope.inTenant(
            tenant,
            () ->
                database
                    .sql(GET)
                    .bind(0, tenant.value())
                    .bind(1, patience.toMillis())
                    .map(PostgresDrafts::draft)
                    .one());
    return kept.switchIfEmpty(Mono.defer(() -> asPublished(tenant)));
  }

  private Mono<Draft> asPublished(TenantId tenant) {
    return scope
        .inTenant(
            tenant,
            () -> database.sql(BEGUN_FROM).bind(0, tenant.value()).mapValue(Integer.class).one())
        .flatMap(
            number ->
                published
                    .content(tenant, number)
                    .defaultIfEmpty(BotContent.SHIPPED)
                    .map(content -> new Draft("p" + number, content, null)));
  }

  @Override
  public Mono<String> put(TenantId tenant, String version, BotContent content) {
    return scope
        .inTenant(
            tenant,
            () ->
                database
                    .sql(version.startsWith("p") ? BEGIN : CHANGE)
                    .bind(0, tenant.value())
                    .bind(1, number(version))
                    .bind(2, JsonText.column(content))
                    .mapValue(Integer.class)
                    .one())
        .map(number -> "d" + number);
  }

  @Override
  public Mono<Instant> begin(TenantId tenant, String version) {
    if (!version.startsWith("d")) {
      return Mono.empty();
    }
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(PUBLISHING)
                .bind(0, tenant.value())
                .bind(1, number(version))
                .bind(2, patience.toMillis())
                .mapValue(Instant.class)
                .one());
  }

  @Override
  public Mono<Void> end(TenantId tenant, Instant begun, @Nullable String failed) {
    return scope.inTenant(
        tenant,
        () ->
            database
                .sql(ENDED)
                .bind(0, tenant.value())
                .bind(1, begun)
                .bind(2, Parameters.in(R2dbcType.VARCHAR, failed))
                .then());
  }

  /** What is no version is nobody's. */
  private static int number(String version) {
    return version.matches("[dp]\\d{1,9}") ? Integer.parseInt(version.substring(1)) : -1;
  }

  private static Draft draft(Readable row) {
    var since = row.get("publishing_since", Instant.class);
    return new Draft(
        "d" + required(row, "version", Integer.class),
        JsonText.value(required(row, "content", Json.class), BotContent.class),
        since == null ? null : new Attempt(since, row.get("failed", String.class)));
  }
}
