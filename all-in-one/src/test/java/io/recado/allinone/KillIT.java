package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recado.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at the worst moments, and the start after it. */
class KillIT {

  /** Several sweeps: whatever was still to be sent would have been sent by then. */
  private static final Duration SETTLED = Duration.ofSeconds(4);

  private static Surroundings around;
  private static Map<Setting, String> settings;
  private static ProductProcess product;

  @BeforeAll
  static void start(@TempDir Path data) {
    around = new Surroundings(data);
    settings = around.settings();
    // Longer than it takes to kill a process after what it has acknowledged.
    settings.put(Setting.TURN_QUIET_PERIOD, "5s");
    settings.put(Setting.DELIVERY_LEASE, "5s");
    product = ProductProcess.start("kill", settings);
  }

  @AfterAll
  static void stop() {
    product.close();
    around.close();
  }

  /**
   * Guards the commit before the 200, and the sweep that finds what no signal speaks of any more.
   */
  @Test
  void whatWasAcknowledgedIsAnsweredAfterTheRestartOnce() {
    var customer = WhatsAppCustomer.ofTheSample(around.site());

    assertThat(customer.postsTheSample()).isEqualTo(200);
    product.kill();
    assertThat(around.graph().sentTo(customer)).isEmpty();
    product = ProductProcess.start("kill-after-ack", settings);

    around.graph().awaitSentTo(customer, 1);
    staysAt(customer, 1);
  }

  /**
   * Guards the outbox's states. A send that the kill cut is unknown, not failed: with a receipt it
   * is not repeated, and without one it is repeated once, under the same id.
   */
  @Test
  void aSendThatWasCutIsReconciledByItsReceiptOrElseRepeatedOnce() {
    var graph = around.graph();
    var withReceipt = WhatsAppCustomer.numbered(around.site(), 101);
    var withoutReceipt = WhatsAppCustomer.numbered(around.site(), 102);

    graph.hold(Duration.ofSeconds(5));
    withReceipt.says("Hola");
    withoutReceipt.says("Hola");
    graph.awaitSentTo(withoutReceipt, 1);
    var held = graph.awaitSentTo(withReceipt, 1).getFirst();
    assertThat(withReceipt.hasReceived(held)).isEqualTo(200);
    product.kill();
    graph.release();
    product = ProductProcess.start("kill-in-send", settings);

    awaitEverythingSent();
    staysAt(withReceipt, 1);
    var sent = graph.sentTo(withoutReceipt);
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().opaqueId()).isEqualTo(sent.getFirst().opaqueId());
  }

  private static void awaitEverythingSent() {
    await()
        .atMost(GraphApi.PATIENCE)
        .until(() -> around.rows().of("select state from outbox where state <> 'sent'").isEmpty());
  }

  private static void staysAt(WhatsAppCustomer customer, int replies) {
    await()
        .during(SETTLED)
        .atMost(GraphApi.PATIENCE)
        .until(() -> around.graph().sentTo(customer).size() == replies);
  }
}
