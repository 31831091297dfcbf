package io.recado.admin.connection;

import io.recado.actions.glpi.GlpiDesks;
import io.recado.admin.connection.NewConnection.Glpi;
import io.recado.tenant.TenantId;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The GLPI of a tenant, which has one at most. */
@Component
class GlpiConnections implements ConnectionDesk<Glpi> {

  private final ConnectionChecks checks;
  private final GlpiDesks desks;

  GlpiConnections(ConnectionChecks checks, GlpiDesks desks) {
    this.checks = checks;
    this.desks = desks;
  }

  @Override
  public Class<Glpi> wishes() {
    return Glpi.class;
  }

  @Override
  public Set<ConnectionKind> kinds() {
    return Set.of(ConnectionKind.GLPI);
  }

  @Override
  public Mono<Boolean> check(Glpi wish) {
    return checks.of(wish.access());
  }

  @Override
  public Mono<Made> make(TenantId tenant, Glpi wish) {
    return desks.connect(tenant, wish.access()).thenReturn(new Made(null, null));
  }

  @Override
  public Mono<Made> change(TenantId tenant, UUID connection, Glpi wish) {
    return make(tenant, wish);
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, UUID connection) {
    return desks.disconnect(tenant).thenReturn(true);
  }
}
