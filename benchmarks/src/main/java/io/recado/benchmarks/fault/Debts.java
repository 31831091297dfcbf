package io.recado.benchmarks.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Each customer who has written owes an invoice, and was given a page of Stripe's to pay it at. The
 * page's own time is over since: what Stripe tells of it comes late.
 */
final class Debts {

  /** Of the pages; that of an open one is over after a day. */
  static final Duration AGE = Duration.ofDays(3);

  private static final String ADD_ACCOUNT =
      """
      insert into payment_account (tenant_id, account_id, provider, live, preferred, secrets)
      values (?, ?, 'stripe', false, true, ?)
      """;

  private static final String OWE =
      """
      insert into customer (tenant_id, customer_id, number, name, language)
      select tenant_id, conversation_id, 'C-' || address, 'Cliente Demo', 'es' from conversation;

      insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on, currency,
                           net_minor, tax_minor, total_minor)
      select tenant_id, conversation_id, 'F-' || address, conversation_id, current_date - 30, current_date - 5, 'CLP',
             %1$d - %2$d, %2$d, %1$d from conversation;

      insert into payment_attempt (tenant_id, attempt_id, invoice_id, account_id, conversation_id, language,
                                   amount_minor, currency, state, session_id, url, requested_at, expires_at)
      select c.tenant_id, c.conversation_id, c.conversation_id, a.account_id, c.conversation_id, 'es',
             %1$d, 'CLP', 'open', 'cs_' || c.conversation_id, 'https://pay.example.com/' || c.conversation_id,
             now() - interval '%3$d s', now() - interval '%3$d s' + interval '1 day'
      from conversation c join payment_account a using (tenant_id)
      """
          .formatted(StripeEvent.AMOUNT, StripeEvent.AMOUNT * 19 / 119, AGE.toSeconds());

  private static final String PAGES =
      "select account_id || ' ' || attempt_id from payment_attempt order by 1";

  private Debts() {}

  /** What somebody is to pay, by the ids that Stripe knows of it. */
  record Debt(String account, String attempt) {}

  /** Writes them down, as the product does when customers ask for invoices to be paid. */
  static List<Debt> of(OwnedDatabase database, int shops) {
    IntStream.range(0, shops).mapToObj(Shop::new).forEach(shop -> openAccount(database, shop));
    database.execute(OWE);
    return database.texts(PAGES).stream()
        .map(page -> page.split(" ", 2))
        .map(ids -> new Debt(ids[0], ids[1]))
        .toList();
  }

  private static void openAccount(OwnedDatabase database, Shop shop) {
    var secrets = Map.of("key", "sk_test_demo", "signing-secret", StripeWebhooks.SECRET);
    shop.add(database, ADD_ACCOUNT, secrets);
  }
}
