package io.recado.actions.attachment;

import io.recado.actions.ticket.TicketNumber;
import io.recado.tenant.TenantId;

/**
 * One file of a ticket.
 *
 * @param position from 0, in the order in which the ticket got its files
 */
public record AttachmentKey(TenantId tenant, TicketNumber number, int position) {

  /** A name that says nothing of what the sender called it, such as {@code T-1042-0.jpg}. */
  public String fileName(FileType type) {
    return "%s-%d.%s".formatted(number, position, type.extension());
  }

  @Override
  public String toString() {
    return "file %d of %s of tenant %s".formatted(position, number, tenant);
  }
}
