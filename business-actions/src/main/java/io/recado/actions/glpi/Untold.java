package io.recado.actions.glpi;

import io.recado.actions.attachment.Attachment;
import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.actions.ticket.TicketNumber;
import io.recado.digest.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, and what has happened to it that GLPI has not been told.
 *
 * @param requestKey the request that opened it, which is all that makes it this ticket
 * @param customer as the contact is called; null without a name
 * @param happenings in their order
 * @param files those that are kept and that GLPI has not got
 */
record Untold(
    TicketNumber number,
    String requestKey,
    Category category,
    Priority priority,
    String summary,
    @Nullable String customer,
    List<Happening> happenings,
    List<AttachmentKey> files) {

  private static final int DIGEST_BYTES = 8;

  Untold {
    happenings = List.copyOf(happenings);
    files = List.copyOf(files);
  }

  /** What GLPI is told of. */
  enum Kind {
    OPENED,
    NOTED,
    CLOSED,
    REOPENED;

    static final Set<String> CODES =
        Arrays.stream(values()).map(Kind::code).collect(Collectors.toUnmodifiableSet());

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Something that happened.
   *
   * @param agent who did it; null when it was the customer
   * @param words null where nothing was said
   * @param outlived whether technicians have moved the ticket in GLPI since: how it stands there is
   *     theirs
   */
  record Happening(
      int position, Kind kind, @Nullable String agent, @Nullable String words, boolean outlived) {}

  /**
   * What stands in the ticket there and in no other, by which it is found again. Letters and digits
   * alone would do; the number is for people.
   */
  String reference() {
    return "Recado "
        + number
        + " "
        + HexFormat.of().formatHex(Sha256.of(requestKey), 0, DIGEST_BYTES);
  }

  /** The same of one happening, within the ticket. */
  String markOf(Happening happening) {
    return "Recado " + number + "/" + happening.position();
  }

  /** The same of one file. */
  String nameOf(Attachment file) {
    return reference() + " " + file.fileName();
  }
}
