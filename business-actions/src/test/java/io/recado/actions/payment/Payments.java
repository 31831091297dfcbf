package io.recado.actions.payment;

import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.payment.Attempt.Page;
import io.recado.actions.payment.Attempt.State;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts, accounts and facts that tests are about. */
final class Payments {

  static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

  private Payments() {}

  static PaymentAccount anAccount(Provider provider) {
    return new PaymentAccount(
        new TenantId(Uuid7.next()),
        new AccountId(Uuid7.next()),
        provider,
        false,
        Map.of(PaymentAccount.KEY, "sk_test_key", PaymentAccount.SIGNING_SECRET, "whsec_test"));
  }

  /** One that is open, and was begun at {@link #NOW}. */
  static Attempt anAttempt(Money amount) {
    return new Attempt(
        new AttemptId(Uuid7.next()),
        new TenantId(Uuid7.next()),
        new InvoiceId(Uuid7.next()),
        "F-1110",
        new AccountId(Uuid7.next()),
        new ConversationId(Uuid7.next()),
        Language.SPANISH,
        amount,
        State.OPEN,
        1,
        new Page("cs_1", "https://pay.example.com/cs_1"),
        NOW,
        NOW.plus(Attempt.LIFE));
  }

  static Attempt in(Attempt attempt, State state) {
    return new Attempt(
        attempt.id(),
        attempt.tenant(),
        attempt.invoice(),
        attempt.invoiceNumber(),
        attempt.account(),
        attempt.conversation(),
        attempt.language(),
        attempt.amount(),
        state,
        attempt.round(),
        attempt.page(),
        attempt.requestedAt(),
        attempt.expiresAt());
  }

  /** A test fact of the attempt's session. */
  static PaymentFact fact(
      Attempt attempt, String key, Kind kind, @Nullable String payment, @Nullable Money amount) {
    return new PaymentFact(key, kind, attempt.id(), payment, amount, false, NOW);
  }

  /** A test fact that names the payment alone. */
  static PaymentFact afterwards(String key, Kind kind, String payment, Money amount) {
    return new PaymentFact(key, kind, null, payment, amount, false, NOW);
  }
}
