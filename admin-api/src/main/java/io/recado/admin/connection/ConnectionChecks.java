package io.recado.admin.connection;

import io.recado.actions.glpi.GlpiAccess;
import io.recado.actions.glpi.GlpiCheck;
import io.recado.actions.monitor.MonitorAccess;
import io.recado.actions.monitor.MonitorCheck;
import io.recado.actions.monitor.MonitorKind;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.egress.Egress;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the other side whether it lets us in, before anything is kept. */
@Component
class ConnectionChecks {

  /** For whom the other side is asked while nothing is kept yet. */
  static final TenantId NOBODY = new TenantId(new UUID(0, 0));

  /** What the other side says, and what asking again does not change. */
  private static final Set<String> REFUSALS =
      Set.of("login_refused", "status_401", "status_403", "not_configured", "refused");

  private final GlpiCheck glpi;
  private final MonitorCheck monitors;
  private final Egress egress;

  ConnectionChecks(GlpiCheck glpi, MonitorCheck monitors, Egress egress) {
    this.glpi = glpi;
    this.monitors = monitors;
    this.egress = egress;
  }

  /**
   * Completes when it lets us in.
   *
   * @throws ApiProblem {@code ADDRESS_REFUSED}, {@code TOKEN_REFUSED} or {@code PROVIDER_AWAY}
   */
  Mono<Boolean> of(GlpiAccess access) {
    var address = access.secrets().getOrDefault(GlpiAccess.ADDRESS, "");
    return at(address, Mono.defer(() -> glpi.refusal(access)));
  }

  /** The same of a monitor. */
  Mono<Boolean> of(MonitorKind kind, MonitorAccess access) {
    var address = access.secrets().getOrDefault(MonitorAccess.ADDRESS, "");
    return at(address, Mono.defer(() -> monitors.refusal(kind, access)));
  }

  /**
   * The same of whatever is at an address.
   *
   * @param asking why it cannot be worked with; not subscribed to where the address is none
   */
  Mono<Boolean> at(String address, Mono<Optional<String>> asking) {
    return may(address).then(asking).map(ConnectionChecks::passed);
  }

  private Mono<Void> may(String address) {
    return isAsked(address)
        ? Mono.empty()
        : Mono.error(() -> new ApiProblem(ApiError.ADDRESS_REFUSED));
  }

  private boolean isAsked(String address) {
    try {
      return egress.mayBeAsked(URI.create(address.strip()));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /**
   * @throws ApiProblem as {@link #of}
   */
  static boolean passed(Optional<String> refusal) {
    if (refusal.isEmpty()) {
      return true;
    }
    var code = refusal.get();
    throw switch (code) {
      case "address" -> new ApiProblem(ApiError.ADDRESS_REFUSED);
      case "database_unknown" -> new ApiProblem(ApiError.DATABASE_UNKNOWN);
      case "table_unknown" -> new ApiProblem(ApiError.TABLE_UNKNOWN);
      case "update_refused" -> new ApiProblem(ApiError.UPDATE_REFUSED);
      default -> said(code);
    };
  }

  private static ApiProblem said(String code) {
    var error = REFUSALS.contains(code) ? ApiError.TOKEN_REFUSED : ApiError.PROVIDER_AWAY;
    return new ApiProblem(error, "The other side says: " + code + ".");
  }
}
