package io.recado.admin.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a contact has had done, the latest first of each kind. */
record ContactErrands(
    List<ContactTicket> tickets,
    List<ContactAppointment> appointments,
    List<ContactInvoice> invoices,
    List<ContactPayment> payments) {

  ContactErrands {
    tickets = List.copyOf(tickets);
    appointments = List.copyOf(appointments);
    invoices = List.copyOf(invoices);
    payments = List.copyOf(payments);
  }

  /** A ticket, by its number. */
  record ContactTicket(String number, String summary, String state, Instant openedAt) {}

  /** An appointment, by its number. */
  record ContactAppointment(String number, String state, Instant startsAt) {}

  /** An invoice of a customer whom the contact has proven to be. */
  record ContactInvoice(
      String number, String state, long totalMinor, String currency, LocalDate dueOn) {}

  /** An attempt to pay. */
  record ContactPayment(
      String invoice,
      String state,
      long amountMinor,
      String currency,
      @Nullable Instant requestedAt) {}
}
