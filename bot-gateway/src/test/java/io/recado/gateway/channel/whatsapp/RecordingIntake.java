package io.recado.gateway.channel.whatsapp;

import io.recado.channel.Channel;
import io.recado.gateway.inbound.Intake;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.journal.InboundEvent;
import io.recado.journal.Journal.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps what it is given, once it is subscribed to. */
final class RecordingIntake implements Intake {

  private final List<Taken> taken = new ArrayList<>();
  private final Set<String> failing = new HashSet<>();

  record Taken(Channel channel, List<InboundEvent> events, String body) {}

  List<Taken> taken() {
    return taken;
  }

  List<InboundEvent> events() {
    return taken.stream().flatMap(each -> each.events().stream()).toList();
  }

  void failFor(Channel channel) {
    failing.add(channel.address());
  }

  @Override
  public Mono<Accepted> accept(Channel channel, List<InboundEvent> events, byte @Nullable [] body) {
    return Mono.fromSupplier(
        () -> {
          if (failing.contains(channel.address())) {
            throw new GatewayProblem(GatewayError.TRY_AGAIN);
          }
          var text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
          taken.add(new Taken(channel, events, text));
          return new Accepted(events.size(), 0, List.of());
        });
  }
}
