package io.recado.actions.glpi;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is due.
 *
 * @param glpiId null where it is not known that GLPI has it
 * @param attempts since something was told last, this one included
 */
record Due(TicketNumber number, @Nullable Long glpiId, long version, int attempts) {

  static Due read(Readable row) {
    return new Due(
        new TicketNumber(required(row, "number", Long.class)),
        row.get("glpi_id", Long.class),
        required(row, "version", Long.class),
        required(row, "attempts", Integer.class));
  }

  /** Whether an attempt before may have been heard. */
  boolean wasTried() {
    return attempts > 1;
  }
}
