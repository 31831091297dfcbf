package io.recado.admin.access;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.problem.Problems;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before everything under {@code /api}: nothing of a request is read before its caller is
 * known. Other paths of the process are none of its business.
 */
@Component
@Order(0)
class Gate implements WebFilter {

  static final String CALLER = Caller.class.getName();

  /** Ways of writing a path that proxies and servers read differently. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("//|;|\\\\|%2[ef]|%5c", Pattern.CASE_INSENSITIVE);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final RequestMappingHandlerMapping routes;
  private final Doorkeeper doorkeeper;

  Gate(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
      Doorkeeper doorkeeper) {
    this.routes = routes;
    this.doorkeeper = doorkeeper;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!isOurs(exchange)) {
      return chain.filter(exchange);
    }
    protect(exchange.getResponse().getHeaders());
    return admit(exchange)
        .thenReturn(true)
        .onErrorResume(failure -> refuse(exchange, failure).thenReturn(false))
        .flatMap(admitted -> admitted ? chain.filter(exchange) : Mono.empty());
  }

  private static boolean isOurs(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().pathWithinApplication().elements().stream()
        .filter(PathSegment.class::isInstance)
        .map(PathSegment.class::cast)
        .findFirst()
        .map(first -> first.valueToMatch().equals("api"))
        .orElse(false);
  }

  private Mono<Void> admit(ServerWebExchange exchange) {
    if (AMBIGUOUS.matcher(exchange.getRequest().getURI().getRawPath()).find()) {
      return Mono.error(new ApiProblem(ApiError.NOT_FOUND));
    }
    // Spring would answer it for every route, and no page of another origin is let in anyway.
    if (exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)) {
      return Mono.error(new ApiProblem(ApiError.METHOD_WRONG));
    }
    return routes
        .getHandler(exchange)
        .ofType(HandlerMethod.class)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .flatMap(route -> doorkeeper.admit(exchange, route))
        .doOnNext(caller -> exchange.getAttributes().put(CALLER, caller))
        .then();
  }

  /** Answers are for the caller alone, and no browser is to run or show them. */
  private static void protect(HttpHeaders headers) {
    headers.setCacheControl("no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
  }

  private static Mono<Void> refuse(ServerWebExchange exchange, Throwable failure) {
    var problem = Problems.of(failure, exchange.getRequest());
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(problem.error().status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    var retryAfter = Problems.retryAfter(problem);
    if (retryAfter != null) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    if (problem.error() == ApiError.NOT_SIGNED_IN) {
      response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    var body = JSON.writeValueAsBytes(Problems.document(problem));
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
