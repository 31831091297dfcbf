package io.recado.actions.password;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Takes passwords as it is told to. */
final class ScriptedBackend implements PasswordBackend {

  final List<String> taken = new CopyOnWriteArrayList<>();
  volatile Answer answer = Answer.CHANGED;

  /** It is not there. */
  volatile boolean away;

  /** It takes a password, but its word that it did is lost. */
  volatile boolean mute;

  /** What happens while it is being told. */
  volatile Mono<?> meanwhile = Mono.empty();

  @Override
  public SystemKind kind() {
    return SystemKind.LDAP;
  }

  @Override
  public Mono<Answer> set(AccessAccount account, String password) {
    return meanwhile.then(Mono.fromSupplier(() -> take(password)));
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return Mono.fromSupplier(() -> away ? Optional.of("unreachable") : Optional.empty());
  }

  private Answer take(String password) {
    if (away) {
      throw new IllegalStateException("the system is away");
    }
    taken.add(password);
    if (mute) {
      throw new IllegalStateException("the connection broke");
    }
    return answer;
  }
}
