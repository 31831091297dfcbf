package io.recado.admin.connection;

import io.recado.actions.monitor.MonitorAccess;
import io.recado.actions.monitor.MonitorHooks;
import io.recado.actions.monitor.MonitorId;
import io.recado.actions.monitor.MonitorKey;
import io.recado.actions.monitor.MonitorKind;
import io.recado.actions.monitor.Monitors;
import io.recado.admin.connection.MonitorWish.Icinga;
import io.recado.admin.connection.MonitorWish.MonitorHook;
import io.recado.admin.connection.MonitorWish.Uisp;
import io.recado.admin.connection.MonitorWish.Zabbix;
import io.recado.tenant.TenantId;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Monitors: those that we ask, and those that tell us. */
@Component
class MonitorConnections implements ConnectionDesk<MonitorWish> {

  static final String BY_ROTATION = "What the other side has to know is made anew by a rotation.";

  private final ConnectionChecks checks;
  private final Monitors monitors;

  MonitorConnections(ConnectionChecks checks, Monitors monitors) {
    this.checks = checks;
    this.monitors = monitors;
  }

  @Override
  public Class<MonitorWish> wishes() {
    return MonitorWish.class;
  }

  @Override
  public Set<ConnectionKind> kinds() {
    return Set.of(
        ConnectionKind.ICINGA,
        ConnectionKind.ZABBIX,
        ConnectionKind.UISP,
        ConnectionKind.MONITOR_HOOK);
  }

  @Override
  public Mono<Boolean> check(MonitorWish wish) {
    return switch (wish) {
      case Icinga icinga -> checks.of(MonitorKind.ICINGA, icinga.access());
      case Zabbix zabbix -> checks.of(MonitorKind.ZABBIX, zabbix.access());
      case Uisp uisp -> checks.of(MonitorKind.UISP, uisp.access());
      case MonitorHook _ -> Mono.just(true);
    };
  }

  @Override
  public Mono<Made> make(TenantId tenant, MonitorWish wish) {
    return switch (wish) {
      case Icinga icinga -> add(tenant, MonitorKind.ICINGA, icinga.name(), icinga.access());
      case Zabbix zabbix -> add(tenant, MonitorKind.ZABBIX, zabbix.name(), zabbix.access());
      case Uisp uisp -> add(tenant, MonitorKind.UISP, uisp.name(), uisp.access());
      case MonitorHook hook -> addHook(tenant, hook.name());
    };
  }

  @Override
  public Mono<Made> change(TenantId tenant, UUID connection, MonitorWish wish) {
    return switch (wish) {
      case Icinga icinga -> change(tenant, connection, icinga.access());
      case Zabbix zabbix -> change(tenant, connection, zabbix.access());
      case Uisp uisp -> change(tenant, connection, uisp.access());
      case MonitorHook _ -> ConnectionDesk.notPossible(BY_ROTATION);
    };
  }

  @Override
  public Mono<Made> rotate(TenantId tenant, ConnectionView connection) {
    if (connection.kind() != ConnectionKind.MONITOR_HOOK) {
      return ConnectionDesk.super.rotate(tenant, connection);
    }
    var access = MonitorHooks.newAccess();
    return change(tenant, connection.id(), access)
        .map(made -> new Made(made.id(), access.secrets().get(MonitorAccess.TOKEN)));
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, UUID connection) {
    return monitors.remove(new MonitorKey(tenant, new MonitorId(connection)));
  }

  private Mono<Made> add(TenantId tenant, MonitorKind kind, String name, MonitorAccess access) {
    return monitors.add(tenant, kind, name, access).map(id -> new Made(id.value(), null));
  }

  private Mono<Made> addHook(TenantId tenant, String name) {
    var access = MonitorHooks.newAccess();
    return monitors
        .add(tenant, MonitorKind.WEBHOOK, name, access)
        .map(id -> new Made(id.value(), access.secrets().get(MonitorAccess.TOKEN)));
  }

  private Mono<Made> change(TenantId tenant, UUID connection, MonitorAccess access) {
    return monitors
        .change(new MonitorKey(tenant, new MonitorId(connection)), access)
        .filter(found -> found)
        .map(_ -> new Made(connection, null));
  }
}
