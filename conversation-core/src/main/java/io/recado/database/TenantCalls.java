package io.recado.database;

import io.r2dbc.spi.R2dbcException;
import org.springframework.dao.CannotAcquireLockException;
import reactor.core.publisher.Mono;

/**
 * Calls of database functions that name their tenant themselves, as their first step: one round
 * trip where a transaction of several statements takes one for each. Row-level security holds
 * inside them, because they run with the caller's rights.
 *
 * <p>Every call runs detached: cancelling the returned mono does not interrupt it, as a cancelled
 * statement leaves its connection in an unknown state (r2dbc-pool issues 210, 211). One that the
 * database broke off in a deadlock fails with a {@link CannotAcquireLockException}: nothing of it
 * was written, and it may be repeated.
 */
public final class TenantCalls {

  /** PostgreSQL documentation, appendix A. */
  private static final String DEADLOCK_DETECTED = "40P01";

  TenantCalls() {}

  /** One call, which is a transaction by itself. */
  public <T> Mono<T> alone(Mono<T> call) {
    return detached(call);
  }

  private static <T> Mono<T> detached(Mono<T> work) {
    return Mono.fromFuture(
        () -> work.onErrorMap(TenantCalls::isDeadlock, TenantCalls::lostToAnother).toFuture(),
        true);
  }

  /** Neither the driver nor Spring counts it among the failures that a repetition can mend. */
  private static boolean isDeadlock(Throwable error) {
    return error.getCause() instanceof R2dbcException cause
        && DEADLOCK_DETECTED.equals(cause.getSqlState());
  }

  private static Throwable lostToAnother(Throwable error) {
    return new CannotAcquireLockException("broken off for another that waited for it", error);
  }
}
