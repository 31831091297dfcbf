package io.recado.admin.access;

import io.recado.admin.access.Sessions.Tokens;
import io.recado.admin.access.SignIn.Credentials;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.time.Instant;
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
   * @param tenant to work for; the one joined first when left out
   * @param cookies true for a browser: then the tokens come as cookies and not in the answer
   */
  record NewSession(
      String email, String password, @Nullable UUID tenant, @Nullable Boolean cookies) {

    private static final int MOST_CHARACTERS = 256;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NewSession {
      if (email == null
          || password == null
          || email.isBlank()
          || email.length() > MOST_CHARACTERS
          || password.length() > MOST_CHARACTERS) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "An e-mail and a password are needed.");
      }
    }

    boolean wantsCookies() {
      return cookies != null && cookies;
    }

    Credentials credentials() {
      return new Credentials(email, password, tenant == null ? null : new TenantId(tenant));
    }

    @Override
    public String toString() {
      return "NewSession";
    }
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

  /**
   * @param accessToken null where it came as a cookie
   * @param expiresIn seconds that the access token lives
   */
  record SignedIn(
      UUID person,
      UUID tenant,
      String name,
      Role role,
      @Nullable String accessToken,
      @Nullable String refreshToken,
      long expiresIn) {

    static SignedIn of(Tokens tokens) {
      return of(tokens.caller(), tokens.access(), tokens.refresh());
    }

    /** With the tokens kept back. */
    static SignedIn of(Caller caller) {
      return of(caller, null, null);
    }

    private static SignedIn of(
        Caller caller, @Nullable String accessToken, @Nullable String refreshToken) {
      return new SignedIn(
          caller.person().value(),
          caller.tenant().value(),
          caller.name(),
          caller.role(),
          accessToken,
          refreshToken,
          AccessTokens.LIFE.toSeconds());
    }

    @Override
    public String toString() {
      return "SignedIn";
    }
  }

  /**
   * @param current whether it is the one that asks
   */
  record SessionView(
      UUID id,
      Instant createdAt,
      Instant lastUsedAt,
      String address,
      String userAgent,
      boolean current) {}

  @Public
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SignedIn> signIn(@RequestBody NewSession wish, ServerWebExchange exchange) {
    return signIn
        .signIn(wish.credentials(), Origin.of(exchange.getRequest()))
        .map(tokens -> give(tokens, wish.wantsCookies(), exchange.getResponse()));
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
        .map(tokens -> give(tokens, token == null, exchange.getResponse()));
  }

  private static String ofBrowser(ServerHttpRequest request) {
    Cookies.requireIntent(request);
    return Cookies.refresh(request).orElseThrow(() -> new ApiProblem(ApiError.REFRESH_REFUSED));
  }

  private static SignedIn give(Tokens tokens, boolean cookies, ServerHttpResponse response) {
    if (!cookies) {
      return SignedIn.of(tokens);
    }
    Cookies.give(response, tokens);
    return SignedIn.of(tokens.caller());
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
        .map(open -> open.stream().map(session -> view(session, caller)).toList());
  }

  private static SessionView view(OpenSession session, Caller caller) {
    return new SessionView(
        session.id(),
        session.createdAt(),
        session.renewedAt(),
        session.address(),
        session.userAgent(),
        session.id().equals(caller.session().id()));
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
