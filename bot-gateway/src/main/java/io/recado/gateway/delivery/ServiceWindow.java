package io.recado.gateway.delivery;

import static java.util.stream.Collectors.joining;

import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.gateway.channel.Door;
import io.recado.gateway.channel.SendWindow;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.WindowTemplates;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import java.util.List;
import java.util.stream.Collector;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts words into an approved template where the channel takes nothing else, because its customer
 * wrote too long ago: into one that has their very buttons, if there is one. Too long ago counts
 * from the time the customer's message bears, not from its arrival: a webhook may come days late;
 * and to the claim, by the database's clock.
 */
@Component
class ServiceWindow {

  private static final Collector<CharSequence, ?, String> AS_LINES = joining("\n• ", "\n• ", "");

  private final WindowTemplates templates;

  ServiceWindow(WindowTemplates templates) {
    this.templates = templates;
  }

  /** Whether the channel takes this message as it is. */
  boolean isOpenFor(OutboxMessage message, Door door) {
    return message.content() instanceof Template
        || door.sender().window().map(window -> isWithin(window, message)).orElse(true);
  }

  /**
   * The message in an approved template; empty when the channel has none, when all its words find
   * no room there, or when it is one.
   */
  Mono<OutboxMessage> inTemplate(OutboxMessage message, Door door) {
    return message.content() instanceof Template
        ? Mono.empty()
        : templates
            .of(message.conversation(), door.channel().id(), titles(message.content()))
            .map(template -> carrying(message.content(), template))
            .filter(template -> template.parameters().getFirst().length() <= room(door))
            .map(message::saying);
  }

  private static boolean isWithin(SendWindow window, OutboxMessage message) {
    var lastHeardAt = message.lastHeardAt();
    return lastHeardAt != null && message.claimedAt().isBefore(lastHeardAt.plus(window.length()));
  }

  private static int room(Door door) {
    return door.sender().window().map(SendWindow::mostWords).orElse(Integer.MAX_VALUE);
  }

  private static List<Option> options(OutboundContent content) {
    return content instanceof Choices choices ? choices.options() : List.of();
  }

  private static List<String> titles(OutboundContent content) {
    return options(content).stream().map(Option::title).toList();
  }

  /** For a template without these buttons; who types one's title is understood as well. */
  private static String words(OutboundContent content) {
    return content instanceof Choices choices
        ? choices.body() + choices.options().stream().map(Option::title).collect(AS_LINES)
        : content.body();
  }

  private static Template carrying(OutboundContent content, WindowTemplate template) {
    var words = words(content);
    return template.tappable()
        ? new Template(
            template.name(), template.language(), List.of(content.body()), words, options(content))
        : new Template(template.name(), template.language(), List.of(words), words);
  }
}
