package io.recado.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static final Population PEOPLE = new Population(3, 10, 500, 100);

  @Test
  void everybodyWritesOnceBeforeTheFirstWritesAgain() {
    var traffic = new Traffic(PEOPLE, Mix.GREETINGS, "test", 1);

    var customers = Stream.generate(traffic::next).limit(100).map(Webhook.Message::customer);

    assertThat(customers).doesNotHaveDuplicates().contains(Customer.of(3, 500));
  }

  @Test
  void theSameSeedGivesTheSameMessages() {
    var one = new Traffic(PEOPLE, Mix.EVERYTHING, "test", 7);
    var same = new Traffic(PEOPLE, Mix.EVERYTHING, "test", 7);
    var other = new Traffic(PEOPLE, Mix.EVERYTHING, "test", 8);

    assertThat(said(one)).isEqualTo(said(same)).isNotEqualTo(said(other));
  }

  @Test
  void theMixIsKept() {
    var traffic = new Traffic(PEOPLE, new Mix(30, 20), "test", 1);

    var taps =
        Stream.generate(traffic::next)
            .limit(10_000)
            .filter(message -> message.saying() instanceof Saying.Tap)
            .count();

    assertThat(taps).isBetween(1_800L, 2_200L);
  }

  @Test
  void customersAreSpreadEvenlyOverTenants() {
    var numbers =
        Stream.iterate(0, place -> place + 1).limit(10).map(PEOPLE::customer).map(Customer::number);

    assertThat(numbers).doesNotHaveDuplicates();
  }

  private static String said(Traffic traffic) {
    return Stream.generate(traffic::next)
        .limit(50)
        .map(message -> message.id() + message.customer() + message.saying())
        .toList()
        .toString();
  }
}
