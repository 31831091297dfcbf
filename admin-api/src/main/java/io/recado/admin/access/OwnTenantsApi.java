package io.recado.admin.access;

import io.recado.admin.access.PostgresOwnTenants.OwnTenant;
import io.recado.admin.access.Sessions.Tokens;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The tenants one belongs to, and the way from one to another. */
@RestController
@RequestMapping("/api/v1/account/tenants")
class OwnTenantsApi {

  private final PostgresOwnTenants tenants;
  private final Sessions sessions;

  OwnTenantsApi(PostgresOwnTenants tenants, Sessions sessions) {
    this.tenants = tenants;
    this.sessions = sessions;
  }

  @Needs(Permission.OWN_SESSIONS)
  @GetMapping
  Mono<List<OwnTenant>> ownTenants(Caller caller) {
    return tenants.of(caller.person());
  }

  /**
   * Goes over to another tenant: who is signed in has proven who they are. The session before ends.
   * A browser, which has no tokens to show, gets the new ones as cookies.
   */
  @Needs(Permission.OWN_SESSIONS)
  @PostMapping("/{tenant}/session")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SignedIn> goOver(Caller caller, @PathVariable UUID tenant, ServerWebExchange exchange) {
    boolean cookies = !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    return tenants
        .of(caller.person())
        .filter(own -> own.stream().anyMatch(one -> one.id().equals(tenant)))
        .switchIfEmpty(Mono.error(OwnTenantsApi::notFound))
        .flatMap(_ -> open(caller, new TenantId(tenant), exchange))
        .map(tokens -> Entrance.give(tokens, cookies, exchange.getResponse()));
  }

  private Mono<Tokens> open(Caller caller, TenantId tenant, ServerWebExchange exchange) {
    if (tenant.equals(caller.tenant())) {
      return Mono.error(new ApiProblem(ApiError.NOT_POSSIBLE, "One is there already."));
    }
    return sessions
        .open(tenant, caller.person(), Origin.of(exchange.getRequest()))
        // Removed from the tenant at this moment.
        .onErrorMap(DataIntegrityViolationException.class, _ -> notFound())
        .delayUntil(_ -> tenants.enter(tenant, caller.person()))
        .delayUntil(_ -> sessions.signOut(caller));
  }

  private static ApiProblem notFound() {
    return new ApiProblem(ApiError.NOT_FOUND);
  }
}
