package io.recado.admin.contact;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * All that is kept of one contact and of nobody else, for them to have.
 *
 * @param messages what they said and what was said to them, in order; notes of the team are not
 *     theirs
 */
record ContactExport(ContactCard contact, List<ExportedLine> messages, ContactErrands errands) {

  ContactExport {
    messages = List.copyOf(messages);
  }

  /**
   * One line that was said.
   *
   * @param content as the channel gave it, or was given it
   */
  record ExportedLine(Instant at, String author, JsonNode content) {}
}
