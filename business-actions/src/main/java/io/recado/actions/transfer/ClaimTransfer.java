package io.recado.actions.transfer;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import io.recado.action.Receipt;
import io.recado.actions.invoice.Invoice;
import io.recado.actions.invoice.Invoices;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.SpokenMoney;
import io.recado.actions.transfer.TransferClaims.Told;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Writes down that a customer says they have paid an invoice by transfer, for a person to look at:
 * the receipt says that and no more. Inputs are the {@code invoice}'s number, the {@code day}, the
 * {@code reference}, {@code amount} when it is not all that is owed ({@code sum} is not {@code
 * full}), and files as {@code proof}. Rejects with {@code unknown_invoice}, {@code nothing_owed},
 * {@code bad_amount}, {@code bad_day}, {@code bad_reference} and {@code claimed_already}.
 */
public final class ClaimTransfer implements BusinessAction {

  public static final ActionName NAME = new ActionName("claim_transfer");

  private static final String INVOICE = "invoice";
  private static final String DAY = "day";
  private static final String REFERENCE = "reference";
  private static final String SUM = "sum";
  private static final String FULL = "full";
  private static final String AMOUNT = "amount";
  private static final String PROOF = "proof";
  private static final String NUMBER = "number";

  private static final int LONGEST_REFERENCE = 100;
  private static final int MOST_FILES = 10;

  private final Invoices invoices;
  private final TransferClaims claims;
  private final TransferReview review;
  private final Tenants tenants;
  private final Clock clock;

  public ClaimTransfer(
      Invoices invoices,
      TransferClaims claims,
      TransferReview review,
      Tenants tenants,
      Clock clock) {
    this.invoices = invoices;
    this.claims = claims;
    this.review = review;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Proof proof() {
    return Proof.CUSTOMER;
  }

  @Override
  public boolean needsConfirmation() {
    return true;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(INVOICE, DAY, REFERENCE);
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(SUM, AMOUNT, PROOF);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(NUMBER, AMOUNT, DAY);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return outcomeOf(request).switchIfEmpty(Mono.defer(() -> claim(request)));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return claims.claimed(request.tenant(), request.key()).map(claim -> done(request, claim));
  }

  private Mono<ActionOutcome> claim(ActionRequest request) {
    var number = Optional.ofNullable(request.text(INVOICE)).orElse("");
    return Mono.zip(
            invoices.find(request.tenant(), request.provenCustomer(), number),
            tenants.find(request.tenant()))
        .flatMap(
            found -> {
              var today = clock.instant().atZone(found.getT2().timeZone()).toLocalDate();
              return claim(request, found.getT1(), today);
            })
        .defaultIfEmpty(new Rejected("unknown_invoice"));
  }

  private Mono<ActionOutcome> claim(ActionRequest request, Invoice invoice, LocalDate today) {
    if (invoice.state() != Invoice.State.OPEN || !invoice.owed().isPositive()) {
      return Mono.just(new Rejected("nothing_owed"));
    }
    var amount = amount(request, invoice);
    var day = day(request, today);
    var reference = reference(request);
    if (amount.isEmpty()) {
      return Mono.just(new Rejected("bad_amount"));
    }
    if (day.isEmpty()) {
      return Mono.just(new Rejected("bad_day"));
    }
    return reference.isEmpty()
        ? Mono.just(new Rejected("bad_reference"))
        : write(request, told(request, invoice, amount.get(), day.get(), reference.get()));
  }

  private Told told(
      ActionRequest request, Invoice invoice, Money amount, LocalDate day, String reference) {
    return new Told(invoice, amount, day, reference, files(request), clock.instant());
  }

  private Mono<ActionOutcome> write(ActionRequest request, Told told) {
    return review
        .begin(request.tenant(), claims.claim(request, told))
        .map(claim -> done(request, claim))
        .defaultIfEmpty(new Rejected("claimed_already"));
  }

  /** What is left open is all that is owed, and so is what was told before all was said to be. */
  private static Optional<Money> amount(ActionRequest request, Invoice invoice) {
    var words = request.text(AMOUNT);
    return words == null || FULL.equals(request.text(SUM))
        ? Optional.of(invoice.owed())
        : SaidAmount.of(words, invoice.owed().currency());
  }

  private static Optional<LocalDate> day(ActionRequest request, LocalDate today) {
    try {
      return Optional.ofNullable(request.text(DAY))
          .map(LocalDate::parse)
          .filter(day -> !day.isAfter(today))
          .filter(day -> day.isAfter(today.minusDays(TransferDays.MOST_DAYS)));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private static Optional<String> reference(ActionRequest request) {
    return Optional.ofNullable(request.text(REFERENCE))
        .map(String::strip)
        .filter(words -> !words.isEmpty() && words.length() <= LONGEST_REFERENCE);
  }

  private static List<MediaFile> files(ActionRequest request) {
    return request.inputs().get(PROOF) instanceof SlotValue.Files files
        ? files.files().stream().limit(MOST_FILES).toList()
        : List.of();
  }

  private static ActionOutcome done(ActionRequest request, TransferClaim claim) {
    var language = request.language();
    return new ActionOutcome.Done(
        new Receipt(
            claim.invoice(),
            claim.claimedAt(),
            Map.of(
                NUMBER,
                claim.invoice(),
                AMOUNT,
                SpokenMoney.of(claim.amount(), language),
                DAY,
                TransferWords.day(claim.paidOn(), language))));
  }
}
