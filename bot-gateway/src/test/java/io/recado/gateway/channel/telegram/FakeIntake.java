package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.gateway.inbound.Intake;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.journal.InboundEvent;
import io.recado.journal.Journal.Accepted;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Remembers what was recorded; can be away for a number of attempts. */
final class FakeIntake implements Intake {

  final List<InboundEvent> recorded = new CopyOnWriteArrayList<>();
  final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  final AtomicInteger away = new AtomicInteger();

  @Override
  public Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return Mono.fromSupplier(
        () -> {
          if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new GatewayProblem(GatewayError.TRY_AGAIN);
          }
          recorded.addAll(events);
          bodies.add(body);
          return new Accepted(events.size(), 0, List.of());
        });
  }
}
