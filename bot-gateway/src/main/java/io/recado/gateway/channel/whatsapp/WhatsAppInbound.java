package io.recado.gateway.channel.whatsapp;

import static io.recado.gateway.channel.whatsapp.WebhookWire.items;
import static io.recado.gateway.channel.whatsapp.WebhookWire.text;

import io.recado.channel.ChannelUser;
import io.recado.gateway.channel.whatsapp.WebhookWire.Contact;
import io.recado.gateway.channel.whatsapp.WebhookWire.Identity;
import io.recado.gateway.channel.whatsapp.WebhookWire.Message;
import io.recado.gateway.channel.whatsapp.WebhookWire.Status;
import io.recado.gateway.channel.whatsapp.WhatsAppDelivery.Change;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.ChannelNotice;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.PersonSpoke;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * From a change to the events it holds. Pure but for the clock, and total: every change yields at
 * least one event, and an item that cannot be read becomes a {@link ChannelNotice} beside the rest.
 *
 * <p>Only the fields {@code messages} and {@code smb_message_echoes} speak in conversations. {@code
 * history} and {@code standby} hold messages too, which are old or another's to answer: they are
 * notices, like every field that is not known.
 */
final class WhatsAppInbound {

  private static final int LONGEST_KIND = 80;
  private static final Duration FAST_CLOCK = Duration.ofDays(1);

  private final Clock clock;

  /**
   * @param clock gives the time of what bears no readable one
   */
  WhatsAppInbound(Clock clock) {
    this.clock = clock;
  }

  List<InboundEvent> events(Change change) {
    var events =
        switch (change.field()) {
          case "messages" -> messagesAndStatuses(change);
          case "smb_message_echoes" -> echoes(change);
          default -> List.<InboundEvent>of();
        };
    return events.isEmpty() ? List.of(news(change)) : events;
  }

  /** The name of a change as a whole, such as {@code account_update.ACCOUNT_RESTRICTION}. */
  static String kind(Change change) {
    var event = text(change.value(), "event");
    return printable(event == null ? change.field() : change.field() + "." + event);
  }

  private List<InboundEvent> messagesAndStatuses(Change change) {
    var people = people(change);
    var events = new ArrayList<InboundEvent>();
    for (var node : items(change.value(), "messages")) {
      events.add(message(people, node).orElseGet(() -> unreadable("message", node)));
    }
    for (var node : items(change.value(), "statuses")) {
      events.add(status(Status.of(node)).orElseGet(() -> unreadable("status", node)));
    }
    for (var node : items(change.value(), "errors")) {
      events.add(error(node));
    }
    return events;
  }

  private List<InboundEvent> echoes(Change change) {
    var people = people(change);
    var events = new ArrayList<InboundEvent>();
    for (var node : items(change.value(), "message_echoes")) {
      events.add(echo(people, node).orElseGet(() -> unreadable("echo", node)));
    }
    return events;
  }

  private Optional<InboundEvent> message(WhatsAppPeople people, JsonNode node) {
    var message = Message.of(node);
    var id = message.id();
    if (id == null) {
      return Optional.empty();
    }
    return author(people, message, node)
        .map(
            user ->
                new CustomerMessage(
                    EventKey.of(id),
                    id,
                    user,
                    WhatsAppContent.of(node),
                    at(message.timestamp()),
                    message.quotes()));
  }

  private static Optional<ChannelUser> author(
      WhatsAppPeople people, Message message, JsonNode node) {
    return "system".equals(message.type())
        ? people.person(message.fromUserId(), message.from(), Identity.of(node.path("system")))
        : people.person(message.fromUserId(), message.from());
  }

  private Optional<InboundEvent> echo(WhatsAppPeople people, JsonNode node) {
    var message = Message.of(node);
    var id = message.id();
    if (id == null || message.groupId() != null) {
      return Optional.empty();
    }
    return people
        .person(message.toUserId(), message.to())
        .map(
            user ->
                new PersonSpoke(
                    EventKey.of(id), user, WhatsAppContent.of(node), at(message.timestamp())));
  }

  private Optional<InboundEvent> status(Status status) {
    var id = status.id();
    var value = status.status();
    if (id == null || value == null) {
      return Optional.empty();
    }
    var key = EventKey.of(id, value, status.recipient());
    var at = at(status.timestamp());
    var reached = status.type() == null ? reached(value) : null;
    if (reached == null) {
      return Optional.of(new ChannelNotice(key, printable("status." + value), at));
    }
    boolean failed = reached == DeliveryStatus.FAILED;
    var error = failed ? status.error() : null;
    var failure =
        failed && status.errorCode() != 0 ? WhatsAppErrors.failure(status.errorCode()) : null;
    return Optional.of(
        new DeliveryReceipt(key, id, status.opaqueId(), reached, at, error, failure));
  }

  private static @Nullable DeliveryStatus reached(String status) {
    return switch (status) {
      case "sent" -> DeliveryStatus.SENT;
      case "delivered" -> DeliveryStatus.DELIVERED;
      case "read" -> DeliveryStatus.READ;
      case "played" -> DeliveryStatus.PLAYED;
      case "failed" -> DeliveryStatus.FAILED;
      default -> null;
    };
  }

  private static WhatsAppPeople people(Change change) {
    return new WhatsAppPeople(items(change.value(), "contacts").stream().map(Contact::of).toList());
  }

  private ChannelNotice news(Change change) {
    // The entry's time tells two equal pieces of news from one that is delivered twice.
    return notice(
        kind(change), change.entry().path("id") + change.time() + change.node(), at(change.time()));
  }

  /** Bears neither id nor time: the same error on another day is news again. */
  private ChannelNotice error(JsonNode node) {
    var now = clock.instant();
    return notice(
        "error." + text(node, "code"), now.truncatedTo(ChronoUnit.DAYS) + " " + node, now);
  }

  private ChannelNotice unreadable(String what, JsonNode node) {
    return notice("unreadable." + what, node.toString(), at(text(node, "timestamp")));
  }

  private static ChannelNotice notice(String kind, String content, Instant at) {
    var printable = printable(kind);
    return new ChannelNotice(EventKey.of(printable, EventKey.digest(content)), printable, at);
  }

  /** Times come from WhatsApp's servers, so one that lies ahead is no time but another number. */
  private Instant at(@Nullable String seconds) {
    var now = clock.instant();
    if (seconds == null || !seconds.matches("\\d{1,12}")) {
      return now;
    }
    var at = Instant.ofEpochSecond(Long.parseLong(seconds));
    return at.isAfter(now.plus(FAST_CLOCK)) ? now : at;
  }

  /** Names go into logs and metrics: one line, no surprises. */
  static String printable(String kind) {
    var printable = kind.replaceAll("[^A-Za-z0-9_.-]", "_");
    return printable.length() <= LONGEST_KIND ? printable : printable.substring(0, LONGEST_KIND);
  }
}
