package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.action.ActionOutcome;
import io.recado.actions.ticket.TicketNumber;
import io.recado.channel.ChannelKind;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.json.JsonText;
import io.recado.received.ReceivedFiles.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as the API shows them. */
final class InboxRows {

  private InboxRows() {}

  static ConversationView conversation(Readable row) {
    return new ConversationView(
        required(row, "conversation_id", UUID.class),
        required(row, "channel_id", UUID.class),
        ChannelKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
        required(row, "contact_id", UUID.class),
        row.get("name", String.class),
        Language.valueOf(required(row, "language", String.class)),
        required(row, "blocked", Boolean.class),
        handler(row),
        required(row, "resolved", Boolean.class),
        row.get("snoozed_until", Instant.class),
        List.of(required(row, "labels", UUID[].class)),
        row.get("last_heard_at", Instant.class),
        row.get("waiting_since", Instant.class),
        answerDue(row),
        required(row, "unread", Integer.class),
        last(row),
        null,
        required(row, "sorted_by", Instant.class));
  }

  static MessageView message(Readable row) {
    var author = author(required(row, "author", String.class));
    var person = row.get("person", String.class);
    var content = content(author, required(row, "content", Json.class));
    return new MessageView(
        required(row, "message_id", UUID.class),
        required(row, "at", Instant.class),
        author,
        person == null ? null : UUID.fromString(person),
        content,
        Ticks.of(row.get("state", String.class), row.get("status", String.class)),
        row.get("error_code", String.class),
        content.bringsFile() ? file(row) : null);
  }

  /** What is kept no more, or was never fetched, is gone. */
  private static FileView file(Readable row) {
    var state = row.get("file_state", String.class);
    return new FileView(
        state == null ? State.GONE : State.valueOf(state.toUpperCase(Locale.ROOT)),
        row.get("file_type", String.class),
        row.get("file_size", Integer.class));
  }

  static ActionView action(Readable row) {
    var outcome = outcome(row);
    return new ActionView(
        required(row, "action", String.class),
        state(required(row, "state", String.class), outcome),
        required(row, "attempts", Integer.class),
        outcome instanceof ActionOutcome.Done(var receipt) ? receipt.reference() : null,
        outcome instanceof ActionOutcome.Rejected(var reason) ? reason : null,
        required(row, "created_at", Instant.class),
        row.get("ended_at", Instant.class));
  }

  /** The database's word for a kind of handler; null for null. */
  static @Nullable String handlerCode(HandlerView.@Nullable Kind kind) {
    return switch (kind) {
      case null -> null;
      case BOT -> "bot";
      case WAITING -> "queue";
      case PERSON -> "agent";
    };
  }

  private static HandlerView handler(Readable row) {
    var name = row.get("holder_name", String.class);
    return new HandlerView(
        kind(required(row, "handler", String.class)),
        row.get("holder", UUID.class),
        name == null ? row.get("handler_name", String.class) : name,
        row.get("handler_since", Instant.class),
        required(row, "given", Boolean.class)
            ? new HandlerView.Giver(row.get("giver_name", String.class))
            : null);
  }

  private static HandlerView.Kind kind(String code) {
    return switch (code) {
      case "bot" -> HandlerView.Kind.BOT;
      case "queue" -> HandlerView.Kind.WAITING;
      case "agent" -> HandlerView.Kind.PERSON;
      default -> throw new IllegalStateException("no such handler: " + code);
    };
  }

  /** As a ticket promises it. */
  private static @Nullable AnswerDue answerDue(Readable row) {
    var due = row.get("ticket_due", Instant.class);
    return due == null
        ? null
        : new AnswerDue(due, new TicketNumber(required(row, "ticket", Long.class)).toString());
  }

  private static ConversationView.@Nullable Last last(Readable row) {
    var at = row.get("last_at", Instant.class);
    if (at == null) {
      return null;
    }
    var author = author(required(row, "last_author", String.class));
    return new ConversationView.Last(
        at, author, content(author, required(row, "last_content", Json.class)));
  }

  static Author author(String code) {
    return Author.valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** A person who answers past Recado does so in the channel's kinds; a text is one in both. */
  static Content content(Author author, Json content) {
    return switch (author) {
      case CUSTOMER, AGENT -> Content.of(JsonText.value(content, MessageContent.class));
      case BOT, NOTE -> Content.of(JsonText.value(content, OutboundContent.class));
    };
  }

  private static @Nullable ActionOutcome outcome(Readable row) {
    var outcome = row.get("outcome", Json.class);
    return outcome == null ? null : JsonText.value(outcome, ActionOutcome.class);
  }

  private static ActionView.State state(String code, @Nullable ActionOutcome outcome) {
    return switch (outcome) {
      case null -> code.equals("queued") ? ActionView.State.QUEUED : ActionView.State.OPEN;
      case ActionOutcome.Done _ -> ActionView.State.DONE;
      case ActionOutcome.Rejected _ -> ActionView.State.REJECTED;
      case ActionOutcome.Unavailable _ -> ActionView.State.UNAVAILABLE;
    };
  }
}
