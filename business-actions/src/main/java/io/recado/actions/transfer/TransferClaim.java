package io.recado.actions.transfer;

import io.recado.actions.invoice.Money;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a customer says they have paid by transfer. It is no payment: that a person says.
 *
 * @param invoice the number of the invoice it is for
 * @param reference what stands on the transfer, in the customer's words
 * @param proof held by the channel they came by
 */
public record TransferClaim(
    ClaimId id,
    String invoice,
    Speaker speaker,
    Money amount,
    LocalDate paidOn,
    String reference,
    List<MediaFile> proof,
    Instant claimedAt) {

  public TransferClaim {
    proof = List.copyOf(proof);
  }

  /**
   * The same, as what really arrived of it.
   *
   * @throws IllegalArgumentException when that is nothing, or in another currency
   */
  TransferClaim arrivedAs(Money arrived) {
    if (!arrived.isPositive() || !arrived.currency().equals(amount.currency())) {
      throw new IllegalArgumentException("%s did not arrive of %s".formatted(arrived, amount));
    }
    return new TransferClaim(id, invoice, speaker, arrived, paidOn, reference, proof, claimedAt);
  }

  /** Who is told the end, and how. */
  public record Speaker(ConversationId conversation, Language language) {}
}
