package io.recado.actions.password;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** One backend for each kind of system. */
final class PasswordBackends {

  private final Map<SystemKind, PasswordBackend> byKind = new EnumMap<>(SystemKind.class);

  PasswordBackends(Collection<PasswordBackend> backends) {
    backends.forEach(backend -> byKind.put(backend.kind(), backend));
  }

  /** As {@link PasswordBackend#set}. */
  Mono<PasswordBackend.Answer> set(AccessAccount account, String password) {
    var system = account.system();
    var backend = byKind.get(system.kind());
    return backend == null
        ? Mono.error(() -> new IllegalStateException("nothing speaks to " + system))
        : Mono.defer(() -> backend.set(account, password));
  }
}
