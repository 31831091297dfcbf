package io.recado.channel;

import reactor.core.publisher.Mono;

/** How widgets look, as their owners want it. */
@FunctionalInterface
public interface WidgetLooks {

  /** The product's own, for all. */
  WidgetLooks PLAIN = channel -> Mono.just(WidgetLook.PLAIN);

  /** As it is now; {@link WidgetLook#PLAIN} when its owner has not said anything, or removed it. */
  Mono<WidgetLook> of(Channel channel);
}
