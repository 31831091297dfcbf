package io.recado.actions.glpi;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.TicketNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is due.
 *
 * @param glpiId null where it is not known that GLPI has it
 * @param desk in which it is; by another, nothing is known of it
 * @param attempts since something was told last, this one included
 */
record Due(TicketNumber number, @Nullable Long glpiId, UUID desk, long version, int attempts) {

  static Due read(Readable row) {
    return new Due(
        new TicketNumber(required(row, "number", Long.class)),
        row.get("glpi_id", Long.class),
        required(row, "desk_id", UUID.class),
        required(row, "version", Long.class),
        required(row, "attempts", Integer.class));
  }

  /** Whether an attempt before may have been heard. */
  boolean wasTried() {
    return attempts > 1;
  }

  /** The same where GLPI has the ticket of before: any of it may have been heard. */
  Due found() {
    return new Due(number, glpiId, desk, version, Math.max(attempts, 2));
  }
}
