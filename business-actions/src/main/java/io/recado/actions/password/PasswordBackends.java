package io.recado.actions.password;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** One backend for each kind of system. */
final class PasswordBackends {

  private final Map<SystemKind, PasswordBackend> byKind = new EnumMap<>(SystemKind.class);

  PasswordBackends(Collection<PasswordBackend> backends) {
    backends.forEach(backend -> byKind.put(backend.kind(), backend));
  }

  /** As {@link PasswordBackend#set}. */
  Mono<PasswordBackend.Answer> set(AccessAccount account, String password) {
    return of(account.system()).flatMap(backend -> backend.set(account, password));
  }

  /** As {@link PasswordBackend#refusal}. */
  Mono<Optional<String>> refusal(PasswordSystem system) {
    return of(system).flatMap(backend -> backend.refusal(system));
  }

  private Mono<PasswordBackend> of(PasswordSystem system) {
    return Mono.justOrEmpty(byKind.get(system.kind()))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing speaks to " + system)));
  }
}
