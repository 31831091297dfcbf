package io.recado.admin.access;

import io.recado.admin.access.FactorTickets.Holder;
import io.recado.admin.access.Sessions.Tokens;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The last step of every way in: nobody gets past their second factor. */
@Component
public class Entrance {

  private final SecondFactors factors;
  private final FactorTickets tickets;
  private final Sessions sessions;

  Entrance(SecondFactors factors, FactorTickets tickets, Sessions sessions) {
    this.factors = factors;
    this.tickets = tickets;
    this.sessions = sessions;
  }

  /**
   * Lets in a member of a tenant who has proven the rest.
   *
   * @param cookies whether the tokens go to a browser
   * @throws ApiProblem {@code SECOND_FACTOR_NEEDED}, with a ticket
   */
  public Mono<SignedIn> open(
      PersonId person, TenantId tenant, boolean cookies, ServerWebExchange exchange) {
    return enter(new Holder(person, tenant), Origin.of(exchange.getRequest()))
        .map(tokens -> give(tokens, cookies, exchange.getResponse()));
  }

  Mono<Tokens> enter(Holder holder, Origin origin) {
    return factors
        .of(holder.person())
        .doOnNext(standing -> demand(standing.on(), holder))
        .flatMap(_ -> sessions.open(holder.tenant(), holder.person(), origin));
  }

  /**
   * @throws ApiProblem {@code SECOND_FACTOR_REFUSED} or {@code TOO_MANY_REQUESTS}
   */
  Mono<Tokens> enterBy(String ticket, String code, Origin origin) {
    return Mono.justOrEmpty(tickets.read(ticket))
        .filterWhen(holder -> factors.accepts(holder.person(), code))
        .flatMap(holder -> sessions.open(holder.tenant(), holder.person(), origin))
        // Removed from the tenant since the ticket was given.
        .onErrorMap(DataIntegrityViolationException.class, _ -> refused())
        .switchIfEmpty(Mono.error(Entrance::refused));
  }

  private static ApiProblem refused() {
    return new ApiProblem(ApiError.SECOND_FACTOR_REFUSED);
  }

  private void demand(boolean needed, Holder holder) {
    if (needed) {
      throw ApiProblem.secondFactorNeeded(tickets.issue(holder));
    }
  }

  static SignedIn give(Tokens tokens, boolean cookies, ServerHttpResponse response) {
    if (!cookies) {
      return SignedIn.of(tokens);
    }
    Cookies.give(response, tokens);
    return SignedIn.of(tokens.caller());
  }
}
