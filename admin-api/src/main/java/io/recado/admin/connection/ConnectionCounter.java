package io.recado.admin.connection;

import io.recado.actions.event.Creation;
import io.recado.actions.event.SubscriptionId;
import io.recado.actions.event.SubscriptionKey;
import io.recado.actions.event.Subscriptions;
import io.recado.actions.glpi.GlpiDesks;
import io.recado.actions.monitor.MonitorAccess;
import io.recado.actions.monitor.MonitorHooks;
import io.recado.actions.monitor.MonitorId;
import io.recado.actions.monitor.MonitorKey;
import io.recado.actions.monitor.MonitorKind;
import io.recado.actions.monitor.Monitors;
import io.recado.admin.access.Caller;
import io.recado.admin.connection.NewConnection.Glpi;
import io.recado.admin.connection.NewConnection.Icinga;
import io.recado.admin.connection.NewConnection.MonitorHook;
import io.recado.admin.connection.NewConnection.Uisp;
import io.recado.admin.connection.NewConnection.Webhook;
import io.recado.admin.connection.NewConnection.Zabbix;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Makes and changes connections, each by the service of its kind; nothing here is a transaction.
 */
@Service
class ConnectionCounter {

  private final ConnectionChecks checks;
  private final GlpiDesks desks;
  private final Monitors monitors;
  private final Subscriptions subscriptions;

  ConnectionCounter(
      ConnectionChecks checks, GlpiDesks desks, Monitors monitors, Subscriptions subscriptions) {
    this.checks = checks;
    this.desks = desks;
    this.monitors = monitors;
    this.subscriptions = subscriptions;
  }

  /**
   * What was made.
   *
   * @param id null for a GLPI: a tenant has one
   * @param secret for the other side; null where it has given us one
   */
  record Made(@Nullable UUID id, @Nullable String secret) {

    @Override
    public String toString() {
      return "Made[%s]".formatted(id);
    }
  }

  /** Completes when the other side lets us in, or where there is nothing to ask it. */
  Mono<Boolean> check(NewConnection wish) {
    return switch (wish) {
      case Glpi glpi -> checks.of(glpi.access());
      case Icinga icinga -> checks.of(MonitorKind.ICINGA, icinga.access());
      case Zabbix zabbix -> checks.of(MonitorKind.ZABBIX, zabbix.access());
      case Uisp uisp -> checks.of(MonitorKind.UISP, uisp.access());
      case MonitorHook _, Webhook _ -> Mono.just(true);
    };
  }

  Mono<Made> make(TenantId tenant, NewConnection wish) {
    return switch (wish) {
      case Glpi glpi -> desks.connect(tenant, glpi.access()).thenReturn(new Made(null, null));
      case Icinga icinga -> add(tenant, MonitorKind.ICINGA, icinga.name(), icinga.access());
      case Zabbix zabbix -> add(tenant, MonitorKind.ZABBIX, zabbix.name(), zabbix.access());
      case Uisp uisp -> add(tenant, MonitorKind.UISP, uisp.name(), uisp.access());
      case MonitorHook hook -> addHook(tenant, hook.name());
      case Webhook webhook -> subscribe(tenant, webhook);
    };
  }

  /** Keeps other credentials; the secret for the other side is made anew where we make it. */
  Mono<Made> change(Caller caller, ConnectionView connection, NewConnection wish) {
    if (kindOf(wish) != connection.kind()) {
      return notPossible("The connection is of another kind.");
    }
    var tenant = caller.tenant();
    var monitor = new MonitorKey(tenant, new MonitorId(connection.id()));
    return switch (wish) {
      case Glpi glpi -> desks.connect(tenant, glpi.access()).thenReturn(new Made(null, null));
      case Icinga icinga -> change(monitor, icinga.access());
      case Zabbix zabbix -> change(monitor, zabbix.access());
      case Uisp uisp -> change(monitor, uisp.access());
      case MonitorHook _, Webhook _ ->
          notPossible("What the other side has to know is made anew by a rotation.");
    };
  }

  /** Makes anew what the other side has to know, where we make it. */
  Mono<Made> rotate(Caller caller, ConnectionView connection) {
    return switch (connection.kind()) {
      case WEBHOOK ->
          subscriptions
              .rotate(subscription(caller, connection))
              .map(secret -> new Made(connection.id(), secret.text()));
      case MONITOR_HOOK -> {
        var access = MonitorHooks.newAccess();
        yield change(new MonitorKey(caller.tenant(), new MonitorId(connection.id())), access)
            .map(made -> new Made(made.id(), access.secrets().get(MonitorAccess.TOKEN)));
      }
      case GLPI, ICINGA, ZABBIX, UISP -> notPossible("The other side gives its secret.");
    };
  }

  /** Pauses a webhook of theirs, or lets it go on; the others go on by themselves. */
  Mono<Boolean> pause(Caller caller, ConnectionView connection, boolean paused) {
    if (connection.kind() != ConnectionKind.WEBHOOK) {
      return notPossible("Only what we tell can be paused.");
    }
    var key = subscription(caller, connection);
    return paused ? subscriptions.pause(key) : subscriptions.resume(key);
  }

  Mono<Boolean> remove(Caller caller, ConnectionView connection) {
    return switch (connection.kind()) {
      case GLPI -> desks.disconnect(caller.tenant()).thenReturn(true);
      case ICINGA, ZABBIX, UISP, MONITOR_HOOK ->
          monitors.remove(new MonitorKey(caller.tenant(), new MonitorId(connection.id())));
      case WEBHOOK -> subscriptions.remove(subscription(caller, connection));
    };
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

  private Mono<Made> change(MonitorKey key, MonitorAccess access) {
    return monitors
        .change(key, access)
        .filter(found -> found)
        .map(_ -> new Made(key.id().value(), null));
  }

  private Mono<Made> subscribe(TenantId tenant, Webhook webhook) {
    var types = webhook.types() == null ? Set.<String>of() : Set.copyOf(webhook.types());
    return Mono.fromCallable(() -> URI.create(webhook.address().strip()))
        .onErrorMap(IllegalArgumentException.class, _ -> new ApiProblem(ApiError.ADDRESS_REFUSED))
        .flatMap(address -> subscriptions.create(tenant, address, types))
        .map(ConnectionCounter::made);
  }

  private static Made made(Creation creation) {
    return switch (creation) {
      case Creation.Created(var subscription, var secret) ->
          new Made(subscription.key().id().value(), secret.text());
      case Creation.Refused(var reason) ->
          throw switch (reason) {
            case ADDRESS -> new ApiProblem(ApiError.ADDRESS_REFUSED);
            case TYPE -> new ApiProblem(ApiError.BODY_UNREADABLE, "A type is no event's.");
            case TOO_MANY -> new ApiProblem(ApiError.TOO_MANY);
          };
    };
  }

  private static ConnectionKind kindOf(NewConnection wish) {
    return switch (wish) {
      case Glpi _ -> ConnectionKind.GLPI;
      case Icinga _ -> ConnectionKind.ICINGA;
      case Zabbix _ -> ConnectionKind.ZABBIX;
      case Uisp _ -> ConnectionKind.UISP;
      case MonitorHook _ -> ConnectionKind.MONITOR_HOOK;
      case Webhook _ -> ConnectionKind.WEBHOOK;
    };
  }

  private static SubscriptionKey subscription(Caller caller, ConnectionView connection) {
    return new SubscriptionKey(caller.tenant(), new SubscriptionId(connection.id()));
  }

  private static <T> Mono<T> notPossible(String why) {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE, why));
  }
}
