package io.recado.admin.connection;

import io.recado.actions.appointment.CalendarCheck;
import io.recado.actions.appointment.CalendarServers;
import io.recado.actions.caldav.CalDavAccount;
import io.recado.admin.connection.NewConnection.CalDav;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Servers on which calendars stand as well; a connection goes by its calendar's id. */
@Component
class CalendarConnections implements ConnectionDesk<CalDav> {

  private final ConnectionChecks checks;
  private final CalendarCheck check;
  private final CalendarServers servers;

  CalendarConnections(ConnectionChecks checks, CalendarCheck check, CalendarServers servers) {
    this.checks = checks;
    this.check = check;
    this.servers = servers;
  }

  @Override
  public Class<CalDav> wishes() {
    return CalDav.class;
  }

  @Override
  public Set<ConnectionKind> kinds() {
    return Set.of(ConnectionKind.CALDAV);
  }

  @Override
  public Mono<Boolean> check(CalDav wish) {
    return checks.at(wish.address(), Mono.defer(() -> check.refusal(account(wish))));
  }

  /** In place of another server, where the calendar stands on one. */
  @Override
  public Mono<Made> make(TenantId tenant, CalDav wish) {
    var calendar = wish.calendar();
    return calendar == null
        ? Mono.error(() -> new ApiProblem(ApiError.CALENDAR_UNKNOWN))
        : change(tenant, calendar, wish);
  }

  /** Which calendar it is does not change. */
  @Override
  public Mono<Made> change(TenantId tenant, UUID connection, CalDav wish) {
    return servers
        .connect(tenant, connection, account(wish))
        .thenReturn(new Made(connection, null))
        .onErrorMap(
            DataIntegrityViolationException.class, _ -> new ApiProblem(ApiError.CALENDAR_UNKNOWN));
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, UUID connection) {
    return servers.disconnect(tenant, connection).thenReturn(true);
  }

  private static CalDavAccount account(CalDav wish) {
    return new CalDavAccount(URI.create(wish.address().strip()), wish.user(), wish.password());
  }
}
