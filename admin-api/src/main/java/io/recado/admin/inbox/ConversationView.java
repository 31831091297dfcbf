package io.recado.admin.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.recado.channel.ChannelKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One conversation, as a line of the inbox.
 *
 * @param name the customer's, as the channel tells it
 * @param lastHeardAt when the customer last wrote, by the channel's clock: the start of the time in
 *     which WhatsApp takes free words
 * @param waitingSince since when the customer waits for a person's answer; null when they do not
 * @param unread customer's messages the caller has not read; 100 stands for more, too
 * @param sortedBy its place in the list that was asked for
 */
record ConversationView(
    UUID id,
    UUID channel,
    ChannelKind channelKind,
    UUID contact,
    @Nullable String name,
    HandlerView handler,
    boolean resolved,
    @Nullable Instant lastHeardAt,
    @Nullable Instant waitingSince,
    int unread,
    @Nullable Last last,
    @JsonIgnore Instant sortedBy) {

  /** The last line that was said in it. */
  record Last(Instant at, Author author, Content content) {}
}
