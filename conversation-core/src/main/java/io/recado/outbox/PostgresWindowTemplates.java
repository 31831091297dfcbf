package io.recado.outbox;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresWindowTemplates implements WindowTemplates {

  private static final String FIND =
      "select name, language from window_template where tenant_id = $1 and channel_id = $2";

  private static final String SAVE =
      """
      insert into window_template (tenant_id, channel_id, name, language) values ($1, $2, $3, $4)
      on conflict (tenant_id, channel_id) do update set name = excluded.name, language = excluded.language
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresWindowTemplates(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Mono<WindowTemplate> of(TenantId tenant, ChannelId channel) {
    return scope.inTenant(
        tenant,
        () -> statement(FIND, tenant, channel).map(PostgresWindowTemplates::template).one());
  }

  @Override
  public Mono<Void> save(TenantId tenant, ChannelId channel, WindowTemplate template) {
    return scope.inTenant(
        tenant,
        () ->
            statement(SAVE, tenant, channel)
                .bind(2, template.name())
                .bind(3, template.language().code())
                .then());
  }

  private GenericExecuteSpec statement(String sql, TenantId tenant, ChannelId channel) {
    return database.sql(sql).bind(0, tenant.value()).bind(1, channel.value());
  }

  private static WindowTemplate template(Readable row) {
    return new WindowTemplate(
        required(row, "name", String.class),
        Language.ofTag(required(row, "language", String.class)).orElseThrow());
  }
}
