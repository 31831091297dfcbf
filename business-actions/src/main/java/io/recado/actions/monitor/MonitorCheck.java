package io.recado.actions.monitor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Whether a monitor answers us, asked before its credentials are kept. */
public final class MonitorCheck {

  /** What no monitor watches: whoever is let in is told that there is no such thing. */
  private static final Set<String> NOTHING = Set.of("recado-asks-whether-it-is-let-in");

  private final List<NetworkMonitor> kinds;

  MonitorCheck(List<NetworkMonitor> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /**
   * Asks it for something that it does not have; one that tells by webhook is not asked.
   *
   * @return why nothing follows from it, such as {@code status_401}, {@code address} or {@code
   *     too_slow}; empty when it answers
   */
  public Mono<Optional<String>> refusal(MonitorKind kind, MonitorAccess access) {
    return kinds.stream()
        .filter(monitor -> monitor.kind() == kind)
        .findFirst()
        .map(monitor -> refusal(monitor, access))
        .orElseGet(() -> Mono.just(Optional.empty()));
  }

  private static Mono<Optional<String>> refusal(NetworkMonitor monitor, MonitorAccess access) {
    return Mono.defer(() -> monitor.look(access, NOTHING))
        .thenReturn(Optional.<String>empty())
        .onErrorResume(MonitorException.class, fault -> Mono.just(Optional.of(fault.code())));
  }
}
