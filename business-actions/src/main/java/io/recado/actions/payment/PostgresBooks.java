package io.recado.actions.payment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.payment.Settlement.Account;
import io.recado.actions.payment.Settlement.Target;
import io.recado.conversation.Uuid7;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The entries of payments. Entries are never changed: what the books say is brought to what they
 * should say by another entry for the difference. In the caller's transaction, which holds the
 * invoice.
 */
@Repository
class PostgresBooks {

  private static final String BOOKED =
      """
      select e.reason, e.payment, p.account, sum(p.amount_minor)::bigint as amount
      from book_entry e join book_posting p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
      where e.tenant_id = $1 and e.invoice_id = $2 and e.attempt_id = $3
      group by 1, 2, 3
      """;

  private static final String ENTER =
      """
      insert into book_entry (tenant_id, entry_id, invoice_id, reason, attempt_id, payment, currency)
      values ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String POST =
      """
      insert into book_posting (tenant_id, entry_id, account, amount_minor)
      values ($1, $2, $3, $4)
      """;

  private final DatabaseClient client;

  PostgresBooks(DatabaseClient client) {
    this.client = client;
  }

  /** Makes the books say this of an attempt's payments. */
  Mono<Void> bring(Attempt attempt, List<Target> targets) {
    return client
        .sql(BOOKED)
        .bind(0, attempt.tenant().value())
        .bind(1, attempt.invoice().value())
        .bind(2, attempt.id().value())
        .map(Booked::read)
        .all()
        .collectList()
        .flatMapIterable(booked -> missing(targets, booked))
        .concatMap(difference -> enter(attempt, difference))
        .then();
  }

  private static List<Target> missing(List<Target> targets, List<Booked> booked) {
    var missing = new ArrayList<Target>();
    for (var target : targets) {
      Map<Account, Long> amounts = new EnumMap<>(Account.class);
      amounts.putAll(target.amounts());
      booked.stream()
          .filter(posting -> posting.isOf(target))
          .forEach(posting -> amounts.merge(posting.account(), -posting.amount(), Long::sum));
      amounts.values().removeIf(amount -> amount == 0);
      if (!amounts.isEmpty()) {
        missing.add(new Target(target.reason(), target.payment(), amounts));
      }
    }
    return missing;
  }

  private Mono<Void> enter(Attempt attempt, Target difference) {
    var entry = Uuid7.next();
    return client
        .sql(ENTER)
        .bind(0, attempt.tenant().value())
        .bind(1, entry)
        .bind(2, attempt.invoice().value())
        .bind(3, code(difference.reason()))
        .bind(4, attempt.id().value())
        .bind(5, difference.payment())
        .bind(6, attempt.amount().currency().getCurrencyCode())
        .then()
        .thenMany(Flux.fromIterable(difference.amounts().entrySet()))
        .concatMap(amount -> post(attempt, entry, amount.getKey(), amount.getValue()))
        .then();
  }

  private Mono<Void> post(Attempt attempt, UUID entry, Account account, long amount) {
    return client
        .sql(POST)
        .bind(0, attempt.tenant().value())
        .bind(1, entry)
        .bind(2, code(account))
        .bind(3, amount)
        .then();
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** What is booked on one account, for one reason and payment. */
  private record Booked(String reason, String payment, Account account, long amount) {

    static Booked read(Readable row) {
      return new Booked(
          required(row, "reason", String.class),
          required(row, "payment", String.class),
          Account.valueOf(required(row, "account", String.class).toUpperCase(Locale.ROOT)),
          required(row, "amount", Long.class));
    }

    boolean isOf(Target target) {
      return reason.equals(code(target.reason())) && payment.equals(target.payment());
    }
  }
}
