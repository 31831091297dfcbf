package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM in the middle of work. */
class ShutdownIT {

  private static final int CUSTOMERS = 10;

  private Surroundings around;

  @BeforeEach
  void setUp(@TempDir Path data) {
    around = new Surroundings(data);
  }

  @AfterEach
  void tearDown() {
    around.close();
  }

  /** Guards the draining: requests first, then turns, then what they said. */
  @Test
  void whatWasAcknowledgedBeforeAShutdownIsAnsweredOnce() throws Exception {
    var customers =
        IntStream.range(101, 101 + CUSTOMERS)
            .mapToObj(number -> WhatsAppCustomer.numbered(around.site(), number))
            .toList();
    around.graph().answerAfter(Duration.ofMillis(300));

    try (var product = ProductProcess.start("shutdown", around.settings())) {
      assertThat(sayHello(customers)).containsOnly(200);
      await()
          .atMost(GraphApi.PATIENCE)
          .until(() -> customers.stream().anyMatch(c -> !around.graph().sentTo(c).isEmpty()));
      product.terminate();
      assertThat(product.exitCode(ProductProcess.STOP_LIMIT)).isIn(0, 143);
      assertThat(product.errorLines()).isEmpty();
      assertThat(product.outputLines()).noneMatch(line -> line.startsWith("\tat "));
    }

    try (var _ = ProductProcess.start("shutdown-restarted", around.settings())) {
      customers.forEach(customer -> around.graph().awaitSentTo(customer, 1));
      await()
          .during(Duration.ofSeconds(3))
          .atMost(GraphApi.PATIENCE)
          .until(() -> customers.stream().allMatch(c -> around.graph().sentTo(c).size() == 1));
    }
  }

  private static List<Integer> sayHello(List<WhatsAppCustomer> customers)
      throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return customers.stream()
          .map(customer -> threads.submit(() -> customer.says("Hola")))
          .toList()
          .stream()
          .map(ShutdownIT::result)
          .toList();
    }
  }

  private static int result(Future<Integer> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
