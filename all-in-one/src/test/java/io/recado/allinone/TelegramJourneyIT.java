package io.recado.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recado.actions.demo.DemoTenant;
import io.recado.settings.Setting;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer on Telegram and the running product, which believes it is talking to Telegram. */
class TelegramJourneyIT {

  private Surroundings around;

  @BeforeEach
  void setUp(@TempDir Path data) {
    around = new Surroundings(data);
  }

  @AfterEach
  void tearDown() {
    around.close();
  }

  /** Guards the road by webhook: registration, secret, updates, taps, keyboards. */
  @Test
  void updatesOfTheWebhookLeadToATicketAndItsNumber() {
    var settings = around.settings(TelegramCustomer.SETTINGS);
    settings.put(Setting.PUBLIC_URL, "https://chat.example.com");
    try (var _ = ProductProcess.start("telegram-webhook", settings)) {
      var customer = new TelegramCustomer(around.site());

      awaitRegistration();
      assertThat(customer.deliver(customer.saying("Hola"), "another secret")).isEqualTo(401);
      assertThat(customer.postsTheSample()).isEqualTo(200);
      opensATicket(customer);
    }
  }

  private void awaitRegistration() {
    var registration =
        await()
            .atMost(GraphApi.PATIENCE)
            .until(() -> around.bots().calls("setwebhook"), c -> c.size() == 1);
    assertThat(registration.getFirst().path("url").asString())
        .isEqualTo("https://chat.example.com/webhooks/telegram/" + DemoTenant.TELEGRAM);
    assertThat(registration.getFirst().path("secret_token").asString()).isEqualTo("demo-secret");
  }

  private void opensATicket(TelegramCustomer customer) {
    var bots = around.bots();
    var greeting = bots.awaitSentTo(customer, 1).getFirst();
    customer.taps(greeting.option("Nuevo ticket"));
    bots.awaitSentTo(customer, 2);
    customer.says("El decodificador se apaga solo");
    customer.taps(bots.awaitSentTo(customer, 3).getLast().option("Televisión"));
    customer.taps(bots.awaitSentTo(customer, 4).getLast().option("Puedo esperar"));
    customer.taps(bots.awaitSentTo(customer, 5).getLast().option("Seguir sin foto"));
    customer.taps(bots.awaitSentTo(customer, 6).getLast().option("Sí, enviar"));
    var receipt = bots.awaitSentTo(customer, 7).getLast();

    var tickets =
        around
            .rows()
            .of(
                "select number from ticket where summary = 'El decodificador se apaga solo'"
                    + " and category = 'television' and priority = 'low'");
    assertThat(tickets).hasSize(1);
    assertThat(receipt.text()).contains(tickets.getFirst()).contains("Respuesta prevista: ");
    assertThat(bots.calls("sendchataction")).isNotEmpty();
    await().atMost(GraphApi.PATIENCE).until(() -> bots.calls("answercallbackquery").size() == 5);
  }

  /** Guards the road without a public URL: polls, and the offset that confirms what they gave. */
  @Test
  void anUpdateThatWasPolledIsAnsweredAndConfirmed() {
    var settings = around.settings(TelegramCustomer.SETTINGS);
    try (var _ = ProductProcess.start("telegram-polling", settings)) {
      var customer = new TelegramCustomer(around.site());
      var bots = around.bots();

      long update = bots.hand(customer.saying("Hola"));

      assertThat(bots.awaitSentTo(customer, 1).getFirst().options()).containsKey("Nuevo ticket");
      assertThat(bots.calls("deletewebhook")).isNotEmpty();
      await()
          .atMost(GraphApi.PATIENCE)
          .until(
              () ->
                  bots.calls("getupdates").stream()
                      .anyMatch(poll -> poll.path("offset").asLong(0) == update + 1));
    }
  }
}
