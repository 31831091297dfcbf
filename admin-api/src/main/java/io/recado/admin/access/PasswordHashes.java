package io.recado.admin.access;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Passwords as they are kept. Hashing costs a processor tens of milliseconds, so a few threads do
 * it, and what finds too many waiting is refused with {@code TRY_AGAIN}.
 */
@Component
class PasswordHashes implements DisposableBean {

  private static final int THREADS = 2;
  private static final int MOST_WAITING = 100;

  /** What Reactor takes for no end ({@code Mono.cache}). */
  private static final Duration FOR_GOOD = Duration.ofMillis(Long.MAX_VALUE);

  private final Argon2PasswordEncoder argon;
  private final Scheduler threads =
      Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "passwords", 60, true);

  /** Kept for good once there is one; a refusal is not kept. */
  private final Mono<String> nobodys =
      hash(random()).cache(hash -> FOR_GOOD, refused -> Duration.ZERO, () -> Duration.ZERO);

  PasswordHashes(Argon2PasswordEncoder argon) {
    this.argon = argon;
  }

  /** A password nobody can guess. */
  static String random() {
    var bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  Mono<String> hash(String password) {
    return worked(() -> Objects.requireNonNull(argon.encode(whole(password))));
  }

  Mono<Boolean> matches(String password, String hash) {
    return worked(() -> argon.matches(whole(password), hash));
  }

  /** Half of a character, as JSON may escape one, has no bytes to be hashed: it is a "?". */
  private static String whole(String password) {
    return new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Done by one of the few threads. */
  <T> Mono<T> worked(Callable<T> work) {
    return Mono.fromCallable(work)
        .subscribeOn(threads)
        .onErrorMap(RejectedExecutionException.class, full -> new ApiProblem(ApiError.TRY_AGAIN));
  }

  /** A hash that no password has: trying it takes the time that trying a person's does. */
  Mono<String> nobodys() {
    return nobodys;
  }

  @Override
  public void destroy() {
    threads.dispose();
  }
}
