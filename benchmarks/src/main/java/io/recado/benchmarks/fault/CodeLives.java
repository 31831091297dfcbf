package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Customer.Event;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Customers who ask for one-time codes, and type some: how long those live. Nobody's codes are
 * drawn or sent, and their lives are those of everybody's. What is typed is wrong where the code
 * still lives, and expired where it does not.
 */
final class CodeLives {

  /** So many that each node has some. */
  private static final int CODES = 40;

  private static final int PER_SECOND = 10;

  /** The default of the product's setting. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** Far less than the clocks are off, and far more than this takes. */
  private static final Duration FROM_THE_END = Duration.ofMinutes(5);

  private static final String OFF =
      """
      select count(*) from identity_challenge
      where abs(extract(epoch from code_until - asked_at) - %d) > 1
      """
          .formatted(LIFE.toSeconds());

  /** Every other code is at its end, and the others are not. */
  private static final String MOVE_ENDS =
      """
      update identity_challenge c set
        code_until = clock_timestamp() + case when n.number %% 2 = 0 then 1 else -1 end * interval '%d seconds'
      from (select challenge_id, row_number() over (order by challenge_id) as number from identity_challenge) n
      where n.challenge_id = c.challenge_id
      """
          .formatted(FROM_THE_END.toSeconds());

  private final Cluster cluster;
  private final List<Customer> customers;

  private CodeLives(Cluster cluster) {
    this.cluster = cluster;
    this.customers = cluster.visitors(CODES);
  }

  /** Has codes asked for and typed, and returns what is to be told of their lives. */
  static List<Bar> measure(Cluster cluster) {
    return new CodeLives(cluster).measure();
  }

  private List<Bar> measure() {
    say(customer -> customer.says("cuánto debo", 0));
    say(customer -> customer.says("C-" + customer.number(), 1));
    long asked = count("select count(*) from identity_challenge");
    long off = count(OFF);
    cluster.database().execute(MOVE_ENDS);
    say(customer -> customer.says("482913", 2));
    return List.of(
        Bar.atLeast("codes asked for", CODES, asked),
        Bar.none("codes whose life is off by more than 1 s", off),
        Bar.atLeast("codes found alive before their end", CODES / 2, count(answered("wrong", ">"))),
        Bar.atLeast(
            "codes found dead after their end", CODES / 2, count(answered("expired", "<="))));
  }

  private void say(Function<Customer, Event> words) {
    try (var traffic = cluster.traffic()) {
      traffic.deliver(customers.stream().map(words).toList(), PER_SECOND);
    }
    cluster.drain();
  }

  private long count(String sql) {
    return cluster.database().count(sql);
  }

  private static String answered(String kind, String comparison) {
    return """
        select count(*) from identity_event e join identity_challenge c using (tenant_id, conversation_id)
        where e.kind = '%s' and c.code_until %s clock_timestamp()
        """
        .formatted(kind, comparison);
  }
}
