package io.recado.admin.access;

import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.limit.Standing;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who may come in to a route. Every refusal is an {@link ApiProblem}. */
@Component
class Doorkeeper {

  private static final String BEARER = "Bearer ";

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final OwnOrigin origin;
  private final Sessions sessions;
  private final RateLimits limits;
  private final Operators operators;

  Doorkeeper(OwnOrigin origin, Sessions sessions, RateLimits limits, Operators operators) {
    this.origin = origin;
    this.sessions = sessions;
    this.limits = limits;
    this.operators = operators;
  }

  /** The caller, who is allowed to call this route; empty for a route that anybody may call. */
  Mono<Caller> admit(ServerWebExchange exchange, HandlerMethod route) {
    return Mono.defer(
        () -> {
          origin.check(exchange.getRequest());
          return route.hasMethodAnnotation(Public.class)
              ? Mono.empty()
              : admitCaller(exchange, needed(route));
        });
  }

  private Mono<Caller> admitCaller(ServerWebExchange exchange, Permission needed) {
    return Mono.justOrEmpty(token(exchange.getRequest()))
        .flatMap(sessions::holder)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_SIGNED_IN)))
        .flatMap(caller -> count(caller, exchange))
        .flatMap(caller -> require(caller, needed));
  }

  private Mono<Caller> count(Caller caller, ServerWebExchange exchange) {
    return limits
        .count(Limit.REQUESTS, caller.session().id().toString())
        .doOnNext(standing -> tell(standing, exchange.getResponse().getHeaders()))
        .doOnNext(Throttled::check)
        .thenReturn(caller);
  }

  private static void tell(Standing standing, HttpHeaders headers) {
    headers.set(Standing.POLICY_HEADER, standing.policyHeader());
    headers.set(Standing.HEADER, standing.header());
  }

  /** To others it is not told what operators have. */
  private Mono<Caller> require(Caller caller, Permission needed) {
    if (needed == Permission.RUN_INSTALLATION) {
      return operators
          .has(caller.person())
          .filter(isOne -> isOne)
          .map(_ -> caller)
          .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
    }
    return caller.role().may(needed)
        ? Mono.just(caller)
        : Mono.error(new ApiProblem(ApiError.NOT_ALLOWED));
  }

  /** A route that does not say what it needs lets nobody in. */
  private static Permission needed(HandlerMethod route) {
    var needs = route.getMethodAnnotation(Needs.class);
    if (needs == null) {
      throw new IllegalStateException(route + " says neither what it needs nor that it is public");
    }
    return needs.value();
  }

  /** A header comes first: whoever sets one means it. */
  private static Optional<String> token(ServerHttpRequest request) {
    var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? Optional.of(header.substring(BEARER.length()).strip())
          : Optional.empty();
    }
    var cookie = Cookies.access(request);
    if (cookie.isPresent() && isChange(request)) {
      Cookies.requireIntent(request);
    }
    return cookie;
  }

  private static boolean isChange(ServerHttpRequest request) {
    return !READING.contains(request.getMethod());
  }
}
