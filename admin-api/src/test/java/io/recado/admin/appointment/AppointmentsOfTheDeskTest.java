package io.recado.admin.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@Tag("server")
class AppointmentsOfTheDeskTest {

  private static final String APPOINTMENTS = "/api/v1/appointments";
  private static final Instant TO_COME = Instant.parse("2099-03-02T15:00:00Z");
  private static final Instant OVER = Instant.parse("2026-03-02T15:00:00Z");

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void aDayIsShownByTimeAndStaff() {
    var ana = chat.says("ana", "hola");
    var late = errands.appointment(ana, TO_COME.plusSeconds(3600));
    var early = errands.appointment(ana, TO_COME);
    errands.appointment(ana, TO_COME.plusSeconds(86_400));

    var day = agent.get(APPOINTMENTS + "?from=2099-03-02").get("items");
    var first = agent.get(APPOINTMENTS + "?from=2099-03-02&limit=1");
    var second =
        agent.get(APPOINTMENTS + "?from=2099-03-02&limit=1&cursor=" + first.get("next").asString());
    var calendar = day.get(1).get("calendar").asString();

    assertThat(day.valueStream().map(one -> one.get("number").asString()))
        .containsExactly(early, late);
    assertThat(day.get(0).get("service").get("de").asString()).isEqualTo("Besuch");
    assertThat(second.get("items").get(0).get("number").asString()).isEqualTo(late);
    assertThat(agent.get(APPOINTMENTS + "?from=2099-03-02&days=2").get("items")).hasSize(3);
    assertThat(agent.get(APPOINTMENTS + "?from=2099-03-02&calendar=" + calendar).get("items"))
        .hasSize(1);
    assertThat(agent.get(APPOINTMENTS).get("items")).isEmpty();
    assertThat(agent.get("/api/v1/calendars")).hasSize(3);
  }

  @Test
  void whoseAppointmentIsCancelledIsToldOnce() {
    var number = errands.appointment(chat.says("ana", "hola"), TO_COME);

    settle(number, "CANCELLED").expectStatus().isOk();
    settle(number, "CANCELLED").expectStatus().isOk();

    assertThat(texts("select content ->> 'body' from outbox where tenant_id = $1"))
        .singleElement()
        .asString()
        .startsWith("Tuvimos que cancelar tu cita " + number + ": Visita, ");
    assertThat(texts("select actor_name || action from audit_entry where tenant_id = $1"))
        .containsExactly(agent.id() + "appointment.cancelled");
    settle(number, "BOOKED").expectStatus().isEqualTo(409);
  }

  @Test
  void whatHasBegunTookPlaceOrWasMissedAndThatCanBeTakenBack() {
    var number = errands.appointment(chat.says("ana", "hola"), OVER);

    for (var state : List.of("NO_SHOW", "DONE", "BOOKED", "DONE")) {
      settle(number, state).expectStatus().isOk();
    }

    assertThat(agent.get(APPOINTMENTS + "/" + number).get("state").asString()).isEqualTo("DONE");
    settle(number, "CANCELLED").expectStatus().isEqualTo(409);
  }

  @Test
  void whatOthersHaveByNowIsNotTakenBack() {
    var ana = chat.says("ana", "hola");
    var number = errands.appointment(ana, OVER);
    settle(number, "NO_SHOW").expectStatus().isOk();
    var other = errands.appointment(ana, OVER);
    server.execute(
        chat.tenant(),
        """
        update appointment set calendar_id = (
          select calendar_id from appointment where tenant_id = $1 and number = %s)
        where tenant_id = $1 and number = %s
        """
            .formatted(number.substring(2), other.substring(2)));

    settle(number, "BOOKED").expectStatus().isEqualTo(409);
  }

  @Test
  void whatIsToComeHasNotTakenPlace() {
    var number = errands.appointment(chat.says("ana", "hola"), TO_COME);

    settle(number, "DONE").expectStatus().isEqualTo(409);
    settle(number, "NO_SHOW").expectStatus().isEqualTo(409);
  }

  private ResponseSpec settle(String number, String state) {
    return agent.asks("PUT", APPOINTMENTS + "/" + number + "/state", Map.of("state", state));
  }

  private List<String> texts(String sql) {
    return server.texts(chat.tenant(), sql);
  }
}
