package io.recado.journal;

import java.time.Instant;

/**
 * A recorded event in its place in its conversation.
 *
 * @param sequence its place: effects happen in this order; unique in the conversation, with gaps
 * @param receivedAt when it was recorded, by the database's clock
 */
public record JournalEntry(long sequence, InboundEvent.OfConversation event, Instant receivedAt) {

  /** The same place with what was made of its event. */
  public JournalEntry with(InboundEvent.OfConversation read) {
    return new JournalEntry(sequence, read, receivedAt);
  }
}
