package io.recado.admin.contact;

import io.recado.received.ReceivedFiles.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that is kept of one contact and of nobody else, for them to have.
 *
 * @param messages what they said and what was said to them, in order; notes of the team are not
 *     theirs
 */
record ContactExport(ExportedCard contact, List<ExportedLine> messages, ContactErrands errands) {

  ContactExport {
    messages = List.copyOf(messages);
  }

  /** A card as it is, without what changes of it are made to. */
  record ExportedCard(
      ContactView contact, @Nullable String note, List<ContactCard.ContactIdentity> identities) {

    static ExportedCard of(ContactCard card) {
      return new ExportedCard(card.contact(), card.note(), card.identities());
    }
  }

  /**
   * One line that was said.
   *
   * @param content as the channel gave it, or was given it
   * @param file that came with it; null where none did
   */
  record ExportedLine(Instant at, String author, JsonNode content, @Nullable ExportedFile file) {}

  /**
   * A file that they sent.
   *
   * @param type what its bytes are; null for what is nothing known
   * @param bytes how many; null while it is not kept
   * @param link below which the API hands out the bytes; null while it is not kept
   */
  record ExportedFile(
      State state,
      @Nullable String name,
      @Nullable String type,
      @Nullable Integer bytes,
      @Nullable String link) {}
}
