package io.recado.gateway.delivery;

import io.recado.conversation.OutboundContent.Template;
import io.recado.gateway.channel.Door;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.WindowTemplates;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts words into an approved template where the channel takes nothing else, because its customer
 * wrote too long ago. That counts from the time the customer's message bears, not from its arrival:
 * a webhook may come days late.
 */
@Component
class ServiceWindow {

  private final WindowTemplates templates;
  private final Clock clock;

  ServiceWindow(WindowTemplates templates, Clock clock) {
    this.templates = templates;
    this.clock = clock;
  }

  /** Whether the channel takes this message as it is. */
  boolean isOpenFor(OutboxMessage message, Door door) {
    return message.content() instanceof Template
        || door.sender().window().map(window -> isWithin(window, message)).orElse(true);
  }

  /** The message in the channel's template; empty when the channel has none, or this is one. */
  Mono<OutboxMessage> inTemplate(OutboxMessage message, Door door) {
    if (message.content() instanceof Template) {
      return Mono.empty();
    }
    return templates
        .of(door.channel().tenant(), door.channel().id())
        .map(template -> message.saying(carrying(message.content().body(), template)));
  }

  private boolean isWithin(Duration window, OutboxMessage message) {
    var lastHeardAt = message.lastHeardAt();
    return lastHeardAt != null && clock.instant().isBefore(lastHeardAt.plus(window));
  }

  private static Template carrying(String words, WindowTemplate template) {
    return new Template(template.name(), template.language(), List.of(words), words);
  }
}
