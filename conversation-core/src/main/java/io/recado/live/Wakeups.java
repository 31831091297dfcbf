package io.recado.live;

import io.recado.queue.Awaited;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells workers, on whichever node, that a conversation has something to do. A signal may be lost
 * or doubled; the sweep of the queue finds what was lost, and the claim turns a double away.
 */
public interface Wakeups {

  /**
   * Signals after the commit. Never fails: an unreachable Redis is logged and left to the sweep.
   */
  Mono<Void> wake(Collection<Awaited> conversations);

  /**
   * The signals for this node, each to one node of the group, as they are sent: whoever gets one
   * waits until the conversation may be due. Never ends.
   */
  Flux<Awaited> signals();
}
