package io.recado.actions.invoice;

import java.util.UUID;

/** Identity of an invoice. People call it by its number. */
public record InvoiceId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
