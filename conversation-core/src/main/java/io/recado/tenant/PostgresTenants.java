package io.recado.tenant;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTenants implements Tenants {

  private static final String FIND =
      """
      select tenant_id, name, time_zone, language from tenant
      where tenant_id = $1
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTenants(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Tenant> find(TenantId id) {
    return scope.inTenant(
        id, () -> client.sql(FIND).bind(0, id.value()).map(PostgresTenants::read).one());
  }

  private static Tenant read(Readable row) {
    return new Tenant(
        new TenantId(column(row, "tenant_id", UUID.class)),
        column(row, "name", String.class),
        ZoneId.of(column(row, "time_zone", String.class)),
        Language.ofTag(column(row, "language", String.class)).orElseThrow());
  }

  private static <T> T column(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }
}
