package io.recado.admin.access;

import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in and out, and what is signed in. */
@RestController
@RequestMapping("/api/v1/sessions")
class SessionApi {

  private final SignIn signIn;
  private final Sessions sessions;
  private final RateLimits limits;

  SessionApi(SignIn signIn, Sessions sessions, RateLimits limits) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.limits = limits;
  }

  /**
   * @param refreshToken left out by a browser, which sends it as a cookie
   */
  record RefreshRequest(@Nullable String refreshToken) {

    @Override
    public String toString() {
      return "RefreshRequest";
    }
  }

  @Public
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SignedIn> signIn(@RequestBody NewSession wish, ServerWebExchange exchange) {
    return signIn
        .signIn(wish.credentials(), Origin.of(exchange.getRequest()))
        .map(tokens -> Entrance.give(tokens, wish.wantsCookies(), exchange.getResponse()));
  }

  @Public
  @PostMapping("/refresh")
  Mono<SignedIn> refresh(
      @RequestBody(required = false) @Nullable RefreshRequest given, ServerWebExchange exchange) {
    var request = exchange.getRequest();
    var origin = Origin.of(request);
    var token = given == null ? null : given.refreshToken();
    return limits
        .count(Limit.REFRESH_ADDRESS, origin.address())
        .doOnNext(Throttled::check)
        .flatMap(standing -> sessions.renew(token == null ? ofBrowser(request) : token, origin))
        .map(tokens -> Entrance.give(tokens, token == null, exchange.getResponse()));
  }

  private static String ofBrowser(ServerHttpRequest request) {
    Cookies.requireIntent(request);
    return Cookies.refresh(request).orElseThrow(() -> new ApiProblem(ApiError.REFRESH_REFUSED));
  }

  /** Who asks. */
  @Needs(Permission.OWN_SESSIONS)
  @GetMapping("/current")
  SignedIn current(Caller caller) {
    return SignedIn.of(caller);
  }

  @Needs(Permission.OWN_SESSIONS)
  @GetMapping
  Mono<List<SessionView>> list(Caller caller) {
    return sessions
        .of(caller)
        .map(open -> open.stream().map(session -> SessionView.of(session, caller)).toList());
  }

  @Needs(Permission.OWN_SESSIONS)
  @DeleteMapping("/current")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> signOut(Caller caller, ServerHttpResponse response) {
    return sessions.signOut(caller).doOnSuccess(done -> Cookies.takeBack(response));
  }

  @Needs(Permission.OWN_SESSIONS)
  @DeleteMapping("/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> revoke(Caller caller, @PathVariable UUID session) {
    return sessions
        .revoke(caller, session)
        .filter(ended -> ended)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }
}
