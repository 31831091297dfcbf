package io.recado.admin.transfer;

import io.recado.admin.web.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says they have paid by bank transfer.
 *
 * @param invoice the number of the invoice it is for
 * @param amount what was claimed, whatever arrived of it
 * @param paidOn the day they say it was sent
 * @param reference what stands on the transfer, in the customer's words
 * @param hasProof whether files came along: they are in the conversation
 * @param contactName as the channel tells it
 */
record TransferView(
    UUID id,
    String invoice,
    Amount amount,
    LocalDate paidOn,
    String reference,
    boolean hasProof,
    UUID conversation,
    UUID contact,
    @Nullable String contactName,
    State state,
    Instant claimedAt) {

  /** Where a claim stands. */
  enum State {
    CLAIMED,
    CONFIRMED,
    REJECTED
  }
}
