package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Debts.Debt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stripe tells six things of each payment three times, three days late: each payment in another
 * order, at first to both nodes at once, and once more the other way round.
 */
final class PaymentsShuffled implements Row {

  private static final long SEED = 20261129;
  private static final int COPIES = 3;

  /** Payments that are told of at the same time. */
  private static final int AT_ONCE = 8;

  /** What was recorded and not acted on at once, a job acts on every ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String UNSETTLED =
      "select count(*) from payment_fact where settled_at is null";

  private static final String FACTS = "select count(*) from payment_fact";

  /** Of the attempt, its invoice, the books, what others hear of it and what its customer does. */
  private static final String OUTCOMES =
      """
      select distinct concat_ws(', ', 'attempt ' || a.state, 'invoice ' || i.state,
        (select string_agg(b.account || ' ' || b.amount, ' ' order by b.account) from (
           select p.account, sum(p.amount_minor) as amount
           from book_entry e join book_posting p using (tenant_id, entry_id)
           where e.tenant_id = i.tenant_id and e.invoice_id = i.invoice_id
           group by p.account having sum(p.amount_minor) <> 0) b),
        (select count(*) || ' payment' from book_entry e
         where e.tenant_id = i.tenant_id and e.invoice_id = i.invoice_id and e.reason = 'payment'),
        (select count(*) || ' event' from business_event b
         where b.tenant_id = i.tenant_id and b.subject = i.invoice_id and b.kind = 'invoice_paid'),
        (select count(*) || ' receipt' from outbox o
         where o.tenant_id = a.tenant_id and o.conversation_id = a.conversation_id and o.state = 'sent'
           and o.content ->> 'body' like 'Recibimos tu pago de %'))
      from payment_attempt a join invoice i using (tenant_id, invoice_id) order by 1
      """;

  private static final String OUTCOME =
      "attempt paid, invoice paid, cash 10000 refunded 4990 revenue -12597 tax -2393, 1 payment,"
          + " 1 event, 1 receipt";

  @Override
  public String fault() {
    return "Stripe events duplicated, reordered, 3 days late";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var debts = debts(cluster.fresh(), form);
    var bars = new ArrayList<Bar>();
    bars.add(Bar.none("refused deliveries", told(cluster, debts, orders(form))).onTime());
    Wait.until("all is acted on", PATIENCE, () -> cluster.database().count(UNSETTLED) == 0);
    cluster.drain();
    bars.addAll(outcomes(cluster, debts.size()));
    bars.addAll(cluster.check());
    return bars;
  }

  /**
   * Whoever is told of a payment has written before: here, as many customers as there are orders.
   */
  private static List<Debt> debts(Cluster cluster, Form form) {
    var greetings =
        cluster.visitors(form.orders()).stream().map(customer -> customer.line(0)).toList();
    try (var traffic = cluster.traffic()) {
      traffic.deliver(greetings, form.perSecond());
      cluster.drain();
    }
    return Debts.of(cluster.database(), form.tenants());
  }

  private static List<List<StripeEvent>> orders(Form form) {
    var orders = new ArrayList<>(permutations(List.of(StripeEvent.values())));
    System.out.printf("orders: %d of %d, seed %d%n", form.orders(), orders.size(), SEED);
    Collections.shuffle(orders, new Random(SEED));
    return orders.subList(0, form.orders());
  }

  private static <T> List<List<T>> permutations(List<T> all) {
    return all.isEmpty()
        ? List.of(List.of())
        : all.stream().flatMap(first -> beginningWith(first, all)).toList();
  }

  private static <T> Stream<List<T>> beginningWith(T first, List<T> all) {
    var others = all.stream().filter(other -> !other.equals(first)).toList();
    return permutations(others).stream()
        .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
  }

  /** Tells of all payments, and gives how many deliveries had to be repeated. */
  private static long told(Cluster cluster, List<Debt> debts, List<List<StripeEvent>> orders) {
    try (var stripe = new StripeWebhooks();
        var payments = Executors.newFixedThreadPool(AT_ONCE);
        var copies = Executors.newVirtualThreadPerTaskExecutor()) {
      var telling = new Telling(cluster, stripe, copies, Instant.now().minus(Debts.AGE));
      all(
          IntStream.range(0, debts.size())
              .mapToObj(i -> running(payments, () -> telling.tell(debts.get(i), orders.get(i)))));
      return stripe.refused();
    }
  }

  private static CompletableFuture<Void> running(Executor executor, Runnable work) {
    return CompletableFuture.runAsync(work, executor);
  }

  private static void all(Stream<CompletableFuture<Void>> works) {
    CompletableFuture.allOf(works.toArray(CompletableFuture[]::new)).join();
  }

  private static List<Bar> outcomes(Cluster cluster, int payments) {
    long facts = cluster.database().count(FACTS);
    var outcomes = cluster.database().texts(OUTCOMES);
    return List.of(
        Bar.of(
            "facts of %d payments, told %d times".formatted(payments, COPIES),
            facts,
            facts == (long) payments * StripeEvent.values().length),
        Bar.of("what all came to", outcomes, outcomes.equals(List.of(OUTCOME))));
  }

  /**
   * @param done when all pages were done with, by Stripe's clock
   */
  private record Telling(Cluster cluster, StripeWebhooks stripe, Executor copies, Instant done) {

    void tell(Debt debt, List<StripeEvent> order) {
      for (var event : order) {
        all(cluster.nodes().stream().map(node -> running(copies, () -> tell(node, debt, event))));
      }
      order.reversed().forEach(event -> tell(cluster.a(), debt, event));
    }

    private void tell(Node node, Debt debt, StripeEvent event) {
      stripe.deliver(node, debt.account(), event.of(debt.attempt(), done));
    }
  }
}
