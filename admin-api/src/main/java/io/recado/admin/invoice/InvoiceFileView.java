package io.recado.admin.invoice;

import io.recado.actions.invoice.ReceivedPayment.Way;
import io.recado.actions.payment.Attempt;
import io.recado.actions.payment.Provider;
import io.recado.admin.web.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice with what it is for and what became of it.
 *
 * @param bookings what changed what is owed of it, the first first: they add up to that
 * @param received what people entered as paid past Recado, the first first
 * @param attempts to pay it online, the first first
 */
record InvoiceFileView(
    InvoiceView invoice,
    List<InvoiceLine> lines,
    List<InvoiceBooking> bookings,
    List<PaymentReceived> received,
    List<PaymentTry> attempts) {

  /**
   * What is billed.
   *
   * @param taxBasisPoints 1900 are 19 %
   */
  record InvoiceLine(
      String description, int quantity, Amount net, Amount tax, int taxBasisPoints) {}

  /** Why what is owed has changed. */
  enum Reason {
    ISSUED,
    CANCELLED,
    /** It was paid past Recado. */
    ELSEWHERE,
    PAYMENT,
    REFUND,
    DISPUTE,
    TRANSFER
  }

  /**
   * A change of what is owed.
   *
   * @param amount below zero when it became less; zero where it stayed
   */
  record InvoiceBooking(Instant at, Reason reason, Amount amount) {}

  /**
   * Money that came past Recado.
   *
   * @param reference what it is found by elsewhere; null for none
   */
  record PaymentReceived(
      Amount amount, Way way, LocalDate receivedOn, @Nullable String reference) {}

  /**
   * A page of a provider's that was to take the money. Its address is the customer's.
   *
   * @param conversation in which it was asked for
   */
  record PaymentTry(
      UUID id,
      Provider provider,
      Attempt.State state,
      Amount amount,
      UUID conversation,
      Instant requestedAt,
      Instant expiresAt) {}
}
