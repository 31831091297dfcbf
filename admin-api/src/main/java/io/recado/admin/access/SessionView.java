package io.recado.admin.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A session, as those whose it is see it.
 *
 * @param current whether it is the one that asks
 */
record SessionView(
    UUID id,
    Instant createdAt,
    Instant lastUsedAt,
    String address,
    String userAgent,
    boolean current) {

  static SessionView of(OpenSession session, Caller caller) {
    return new SessionView(
        session.id(),
        session.createdAt(),
        session.renewedAt(),
        session.address(),
        session.userAgent(),
        session.id().equals(caller.session().id()));
  }
}
