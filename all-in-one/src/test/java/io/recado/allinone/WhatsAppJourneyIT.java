package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer on WhatsApp and the running product, which believes it is talking to Meta. */
class WhatsAppJourneyIT {

  /** Several sweeps: whatever was still to be sent would have been sent by then. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private static Surroundings around;
  private static ProductProcess product;

  @BeforeAll
  static void start(@TempDir Path data) {
    around = new Surroundings(data);
    product = ProductProcess.start("whatsapp", around.settings());
  }

  @AfterAll
  static void stop() {
    product.close();
    around.close();
  }

  /** Guards the whole road: signature, journal, turn, understanding, flow, action, outbox. */
  @Test
  void messagesLeadToATicketAndItsNumber() {
    var customer = WhatsAppCustomer.ofTheSample(around.site());
    var graph = around.graph();

    assertThat(customer.postsTheSample()).isEqualTo(200);
    var greeting = graph.awaitSentTo(customer, 1).getFirst();
    customer.picks("Nuevo ticket", greeting.option("Nuevo ticket"));
    assertThat(graph.awaitSentTo(customer, 2).getLast().text()).contains("qué sucede");
    customer.says("Mi módem parpadea en rojo");
    var services = graph.awaitSentTo(customer, 3).getLast();
    customer.picks("Internet", services.option("Internet"));
    var checks = graph.awaitSentTo(customer, 4).getLast();
    customer.taps("Solo un ticket", checks.option("Solo un ticket"));
    var urgencies = graph.awaitSentTo(customer, 5).getLast();
    customer.taps("Nada funciona", urgencies.option("Nada funciona"));
    var photos = graph.awaitSentTo(customer, 6).getLast();
    customer.taps("Seguir sin foto", photos.option("Seguir sin foto"));
    var summary = graph.awaitSentTo(customer, 7).getLast();
    assertThat(summary.text()).contains("Mi módem parpadea en rojo", "Internet", "Nada funciona");
    customer.taps("Sí, enviar", summary.option("Sí, enviar"));
    var receipt = graph.awaitSentTo(customer, 8).getLast();

    var tickets =
        around
            .rows()
            .of(
                "select number from ticket where summary = 'Mi módem parpadea en rojo'"
                    + " and category = 'internet' and priority = 'high' and language = 'es'");
    assertThat(tickets).hasSize(1);
    assertThat(receipt.text()).contains(tickets.getFirst()).contains("Respuesta prevista: ");
  }

  /** Guards the typing sign, and the id by which an unknown send is reconciled. */
  @Test
  void aMessageIsMarkedAsReadAndItsReplyBearsTheOutboxId() {
    var customer = WhatsAppCustomer.numbered(around.site(), 101);

    customer.says("Hola");
    var reply = around.graph().awaitSentTo(customer, 1).getFirst();

    var read =
        around
            .rows()
            .of(
                "select event_key from journal j join conversation c using (conversation_id)"
                    + " where c.address = ?",
                reply.to());
    assertThat(around.graph().readWithTyping()).containsAll(read);
    assertThat(around.rows().of("select outbox_id from outbox where address = ?", reply.to()))
        .containsExactly(reply.opaqueId());
  }

  /** Guards the way back: a status of what was sent is kept, by both of its ids. */
  @Test
  void theReceiptOfAReplyIsKept() {
    var customer = WhatsAppCustomer.numbered(around.site(), 102);
    customer.says("Hola");
    var reply = around.graph().awaitSentTo(customer, 1).getFirst();

    assertThat(customer.hasReceived(reply)).isEqualTo(200);

    await()
        .atMost(GraphApi.PATIENCE)
        .until(
            () ->
                around
                    .rows()
                    .of(
                        "select status from delivery_receipt where message_id = ? and opaque_id ="
                            + " ?",
                        reply.messageId(),
                        reply.opaqueId()),
            List.of("DELIVERED")::equals);
  }

  /** Guards the journal's primary key: without it, ten deliveries are up to ten replies. */
  @Test
  void oneMessageDeliveredTenTimesAtOnceIsAnsweredOnce() throws Exception {
    var customer = WhatsAppCustomer.numbered(around.site(), 103);
    var delivery = customer.saying("Hola");

    assertThat(tenTimesAtOnce(() -> customer.deliver(delivery))).containsOnly(200);

    around.graph().awaitSentTo(customer, 1);
    await()
        .during(SETTLED)
        .atMost(GraphApi.PATIENCE)
        .until(() -> around.graph().sentTo(customer).size() == 1);
  }

  private static List<Integer> tenTimesAtOnce(Callable<Integer> delivery)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(10)) {
      var answers = threads.invokeAll(Collections.nCopies(10, delivery));
      return answers.stream().map(Future::resultNow).toList();
    }
  }
}
