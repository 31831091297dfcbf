package io.recado.admin.transfer;

import io.recado.actions.invoice.Money;
import io.recado.actions.transfer.ClaimId;
import io.recado.actions.transfer.TransferDesk;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Amount;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.audit.SignedChanges;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Transfers that customers claim, and what agents find of them at the bank. Each is decided once;
 * the decision answers with the claim as it is afterwards.
 */
@RestController
@RequestMapping("/api/v1/transfers")
class TransferApi {

  private final PostgresTransferBoard board;
  private final TransferDesk desk;
  private final SignedChanges changes;

  TransferApi(PostgresTransferBoard board, TransferDesk desk, SignedChanges changes) {
    this.board = board;
    this.desk = desk;
    this.changes = changes;
  }

  /**
   * What has come to the bank.
   *
   * @param arrived null where it is what was claimed
   */
  record Arrival(@Nullable Amount arrived) {

    Arrival {
      if (arrived != null && arrived.minor() <= 0) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "What arrived is more than nothing.");
      }
    }
  }

  /** Why it is taken for not paid; the customer is told. */
  record Rejection(TransferDesk.Reason reason) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Rejection {
      if (reason == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A reason is needed.");
      }
    }
  }

  /** What nobody has decided yet, the oldest first. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<TransferView>> transfers(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    return board
        .waiting(caller, Cursor.parse(cursor), size)
        .map(found -> Page.of(found, size, last -> new Cursor(last.claimedAt(), last.id())));
  }

  /**
   * The money is there: what arrived is booked, without a body what was claimed; the customer is
   * told.
   */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/{claim}/confirmation")
  Mono<TransferView> confirmTransfer(
      Caller caller,
      @PathVariable UUID claim,
      @RequestBody(required = false) @Nullable Arrival arrival) {
    var arrived = arrival == null ? null : arrival.arrived();
    return decide(
        caller,
        claim,
        claimed ->
            desk.confirm(caller.tenant(), new ClaimId(claim), money(claimed, arrived), by(caller)));
  }

  /** The money is not there: the invoice stays as it is, and the customer is told why. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping("/{claim}/rejection")
  Mono<TransferView> rejectTransfer(
      Caller caller, @PathVariable UUID claim, @RequestBody Rejection rejection) {
    return decide(
        caller,
        claim,
        claimed ->
            desk.reject(caller.tenant(), new ClaimId(claim), rejection.reason(), by(caller)));
  }

  private Mono<TransferView> decide(
      Caller caller, UUID claim, Function<TransferView, Mono<Boolean>> decision) {
    return find(caller, claim)
        .flatMap(claimed -> changes.by(caller.tenant(), by(caller), () -> decision.apply(claimed)))
        .flatMap(decided -> find(caller, claim).map(view -> possible(decided, view)));
  }

  private Mono<TransferView> find(Caller caller, UUID claim) {
    return board
        .find(caller, claim)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private static Money money(TransferView claimed, @Nullable Amount arrived) {
    var amount = arrived == null ? claimed.amount() : arrived;
    var currency = claimed.amount().currency();
    if (!currency.equals(amount.currency())) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "The transfer is in " + currency + ".");
    }
    return Money.of(amount.minor(), currency);
  }

  /** Whoever decides second decides nothing. */
  private static TransferView possible(boolean decided, TransferView view) {
    if (!decided) {
      throw new ApiProblem(ApiError.NOT_POSSIBLE, "The transfer is " + view.state() + ".");
    }
    return view;
  }

  private static String by(Caller caller) {
    return caller.person().toString();
  }
}
