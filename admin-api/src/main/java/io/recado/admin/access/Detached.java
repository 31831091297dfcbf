package io.recado.admin.access;

import reactor.core.publisher.Mono;

/**
 * Work that goes on when whoever asked for it leaves. A cancelled statement leaves its connection
 * in an unknown state (r2dbc-pool issues 210, 211); within a tenant's scope this is seen to
 * already.
 */
public final class Detached {

  private Detached() {}

  public static <T> Mono<T> from(Mono<T> work) {
    return Mono.deferContextual(
        context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
  }
}
