package io.recado.intents.media;

import io.recado.tenant.TenantScope;
import io.recado.understanding.MediaReader.Received;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresMediaWords implements MediaWords {

  private static final String FIND =
      """
      select words from media_words
      where tenant_id = $1 and channel_id = $2 and file_id = $3 and contact_id = $4
      """;

  private static final String KEEP =
      """
      insert into media_words (tenant_id, channel_id, file_id, contact_id, words) values ($1, $2, $3, $4, $5)
      on conflict (tenant_id, channel_id, file_id) do nothing
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresMediaWords(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Mono<String> find(Received file) {
    return scope.inTenant(file.tenant(), () -> statement(FIND, file).mapValue(String.class).one());
  }

  @Override
  public Mono<Void> keep(Received file, String words) {
    return scope.inTenant(
        file.tenant(), () -> statement(KEEP, file).bind(4, words.replace("\0", "")).then());
  }

  private GenericExecuteSpec statement(String sql, Received file) {
    return database
        .sql(sql)
        .bind(0, file.tenant().value())
        .bind(1, file.channel().value())
        .bind(2, file.media().file().id())
        .bind(3, file.customer().value());
  }
}
