package io.recado.admin.access;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.admin.access.RefreshTokens.Claim;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sign-ins from their beginning to their end. Every request asks who its caller is now, so answers
 * are remembered for two seconds: so long a node may go on with what another has revoked.
 */
@Component
public class Sessions {

  /** How old what is known of a session's holder may be. */
  public static final Duration FRESH = Duration.ofSeconds(2);

  private static final int MOST_REMEMBERED = 10_000;

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private final PostgresSessions sessions;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final AsyncLoadingCache<SessionKey, Caller> callers;

  Sessions(PostgresSessions sessions, AccessTokens accessTokens, RefreshTokens refreshTokens) {
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.callers =
        Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MOST_REMEMBERED)
            .buildAsync((key, executor) -> sessions.caller(key).toFuture());
  }

  /** A new session: what the caller presented before plays no part in it. */
  Mono<Tokens> open(TenantId tenant, PersonId person, Origin origin) {
    return sessions.open(tenant, person, origin).flatMap(key -> tokens(new Claim(key, 0)));
  }

  /**
   * New tokens for an old refresh token, which is used up by it.
   *
   * @throws ApiProblem {@code REFRESH_REFUSED} or {@code REFRESH_RACED}
   */
  Mono<Tokens> renew(String refreshToken, Origin origin) {
    return Mono.justOrEmpty(refreshTokens.read(refreshToken))
        .switchIfEmpty(Mono.error(Sessions::refused))
        .flatMap(
            claim ->
                sessions
                    .renew(claim.session(), claim.generation(), origin)
                    .flatMap(renewal -> renewed(claim.session(), renewal)));
  }

  private Mono<Tokens> renewed(SessionKey session, Renewal renewal) {
    return switch (renewal) {
      case Renewal.Renewed(int generation) -> tokens(new Claim(session, generation));
      case Renewal.Raced() -> Mono.error(new ApiProblem(ApiError.REFRESH_RACED));
      case Renewal.Reused() -> {
        log.warn("A refresh token of session {} came again; the session has ended", session.id());
        forget(session);
        yield Mono.error(refused());
      }
      case Renewal.Ended() -> Mono.error(refused());
    };
  }

  private Mono<Tokens> tokens(Claim claim) {
    return caller(claim.session())
        .switchIfEmpty(Mono.error(Sessions::refused))
        .flatMap(
            caller ->
                accessTokens
                    .issue(claim.session(), caller.person())
                    .map(access -> new Tokens(caller, access, refreshTokens.issue(claim))));
  }

  /** Who presents an access token; empty when it is not good, or its session has ended. */
  Mono<Caller> holder(String accessToken) {
    return accessTokens.read(accessToken).flatMap(this::caller);
  }

  /** Who holds a session; empty when it has ended. At most two seconds old. */
  public Mono<Caller> caller(SessionKey key) {
    return Mono.fromFuture(() -> callers.get(key), true);
  }

  Mono<List<OpenSession>> of(Caller caller) {
    return sessions.of(caller.tenant(), caller.person());
  }

  /** Ends one of the caller's own sessions; false when it is none. */
  Mono<Boolean> revoke(Caller caller, UUID id) {
    return of(caller)
        .filter(own -> own.stream().anyMatch(session -> session.id().equals(id)))
        .flatMap(own -> end(new SessionKey(caller.tenant(), id), "revoked"))
        .defaultIfEmpty(false);
  }

  Mono<Void> signOut(Caller caller) {
    return end(caller.session(), "signed-out").then();
  }

  private Mono<Boolean> end(SessionKey key, String reason) {
    return sessions.revoke(key, reason).doOnSuccess(ended -> forget(key));
  }

  /** Has what is known of its holder read anew. */
  public void forget(SessionKey key) {
    callers.synchronous().invalidate(key);
  }

  private static ApiProblem refused() {
    return new ApiProblem(ApiError.REFRESH_REFUSED);
  }

  /** What is handed out at once. */
  record Tokens(Caller caller, String access, String refresh) {

    @Override
    public String toString() {
      return "Tokens[" + caller.session().id() + "]";
    }
  }
}
