package io.recado.admin.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.recado.channel.ChannelKind;
import io.recado.conversation.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One conversation, as a line of the inbox.
 *
 * @param name the customer's, as the channel tells it
 * @param language what the customer is spoken to in
 * @param blocked whether the customer is not listened to
 * @param labels their ids
 * @param snoozedUntil until when it is put aside; null where it is not
 * @param lastHeardAt when the customer last wrote, by the channel's clock: the start of the time in
 *     which WhatsApp takes free words
 * @param waitingSince since when the customer waits for a person's answer; null when they do not
 * @param answerDue by when they are to get it; null when they do not wait
 * @param unread customer's messages the caller has not read; 100 stands for more, too
 * @param found the line it was found by; null where no words were looked for, or the line is not
 *     kept
 * @param sortedBy its place in the list that was asked for
 */
record ConversationView(
    UUID id,
    UUID channel,
    ChannelKind channelKind,
    UUID contact,
    @Nullable String name,
    Language language,
    boolean blocked,
    HandlerView handler,
    boolean resolved,
    @Nullable Instant snoozedUntil,
    List<UUID> labels,
    @Nullable Instant lastHeardAt,
    @Nullable Instant waitingSince,
    @Nullable AnswerDue answerDue,
    int unread,
    @Nullable Last last,
    @Nullable Excerpt found,
    @JsonIgnore Instant sortedBy) {

  ConversationView {
    labels = List.copyOf(labels);
  }

  ConversationView foundBy(Excerpt line) {
    return with(answerDue, line);
  }

  ConversationView dueBy(AnswerDue due) {
    return with(due, found);
  }

  private ConversationView with(@Nullable AnswerDue due, @Nullable Excerpt line) {
    return new ConversationView(
        id,
        channel,
        channelKind,
        contact,
        name,
        language,
        blocked,
        handler,
        resolved,
        snoozedUntil,
        labels,
        lastHeardAt,
        waitingSince,
        due,
        unread,
        last,
        line,
        sortedBy);
  }

  /** The last line that was said in it. */
  record Last(Instant at, Author author, Content content) {}
}
