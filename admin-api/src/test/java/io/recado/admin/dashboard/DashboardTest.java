package io.recado.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.schedule.Job;
import io.recado.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void whatHappenedIsCountedByDayAndOnce() {
    var ana = chat.says("ana", "hola", "¡Hola!", "¿Qué necesitas?");
    errands.ticket(ana, "uno", "low");
    owner.does("POST", "/api/v1/conversations/" + ana + "/takeover", Map.of());
    follow();
    chat.arrives("ana", "gracias").block();
    follow();
    follow();

    var days = owner.get("/api/v1/counts?days=7");
    var today = days.get(6);

    assertThat(days).hasSize(7);
    assertThat(today.get("fromCustomers").asInt()).isEqualTo(1);
    assertThat(today.get("fromBot").asInt()).isEqualTo(2);
    assertThat(today.get("takenOver").asInt()).isEqualTo(1);
    assertThat(today.get("ticketsOpened").asInt()).isEqualTo(1);
    assertThat(days.get(0).get("fromBot").asInt()).isZero();
  }

  @Test
  void healthTellsOfPartsAndOfWhatWaitsInTheTenant() {
    var ana = chat.says("ana", "hola", "uno");
    errands.deadLetter(ana);
    errands.queued(ana, "1");
    errands.deadEvent("ticket.opened");
    chat.says("ben", "hola", "dos");

    var health = owner.get("/api/v1/health");

    assertThat(health.get("components").valueStream().map(part -> part.get("name").asString()))
        .contains("database", "redis", "queue", "jobs");
    assertThat(health.get("components").valueStream())
        .anyMatch(part -> part.get("status").asString().equals("UP"));
    assertThat(health.get("waiting").get("deadLetters").asInt()).isEqualTo(1);
    assertThat(health.get("waiting").get("deadEvents").asInt()).isEqualTo(1);
    assertThat(health.get("waiting").get("queuedActions").asInt()).isEqualTo(1);
    assertThat(health.get("waiting").get("toSend").asInt()).isEqualTo(1);
  }

  /** What is said is followed by a job. */
  private void follow() {
    var index =
        server.beans(Job.class).filter(job -> job.name().equals("search-index")).findFirst();
    Await.done(index.orElseThrow().run());
  }
}
