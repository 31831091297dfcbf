package io.recado.actions.monitor;

import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** A kind of monitor that is asked. Safe for many threads; each subscription asks anew. */
interface NetworkMonitor {

  MonitorKind kind();

  /**
   * Asks how these objects do, by the names that the monitor has for them. What it is not sure of
   * is left out: what it does not know, has not checked yet, or is being worked on.
   *
   * @throws MonitorException when it does not answer, or not as it should; then nothing is known of
   *     any of them
   */
  Mono<Map<String, Sight>> look(MonitorAccess access, Set<String> objects);
}
