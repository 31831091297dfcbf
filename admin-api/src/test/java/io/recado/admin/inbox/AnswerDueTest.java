package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("server")
class AnswerDueTest {

  private static final String CONVERSATIONS = "/api/v1/conversations";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void whoWaitsIsToBeAnsweredAsTheDeskPromises() {
    var ana = chat.waits("ana", "una persona");
    var ben = chat.says("ben", "hola");

    var usual = Duration.between(since(ana), due(ana));
    promise(30);

    assertThat(usual).isEqualTo(Duration.ofHours(1));
    assertThat(Duration.between(since(ana), due(ana))).isEqualTo(Duration.ofMinutes(30));
    assertThat(shown(ana).get("answerDue").get("ticket").isNull()).isTrue();
    assertThat(shown(ben).get("answerDue").isNull()).isTrue();
  }

  @Test
  void onlyOpenTimeCountsAndHolidaysAreNone() {
    var day = LocalDate.now(zone()).plusDays(3);
    openEvery(day);
    promise(30);
    var ana = chat.waits("ana", "una persona");

    var regular = due(ana).atZone(zone());
    server.execute(
        chat.tenant(),
        "insert into special_day (tenant_id, day, name) values ($1, '%s', 'Fiesta')"
            .formatted(day));
    var afterTheHoliday = due(ana).atZone(zone());

    assertThat(regular.toLocalDateTime()).isEqualTo(day.atTime(9, 30));
    assertThat(afterTheHoliday.toLocalDateTime()).isEqualTo(day.plusWeeks(1).atTime(9, 30));
  }

  @Test
  void aTakeoverIsNoAnswer() {
    var ana = chat.waits("ana", "una persona");
    var waiting = since(ana);

    owner.does("POST", CONVERSATIONS + "/" + ana + "/takeover", Map.of());

    assertThat(since(ana)).isEqualTo(waiting);
    answer(ana);
    assertThat(shown(ana).get("waitingSince").isNull()).isTrue();
    assertThat(shown(ana).get("answerDue").isNull()).isTrue();
    chat.says("ana", "¿sigues ahí?");
    assertThat(since(ana)).isAfter(waiting);
    assertThat(Duration.between(since(ana), due(ana))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatSomebodyHadWhoIsRemovedWaitsWhereItDid() {
    var ana = chat.waits("ana", "una persona");
    var waiting = since(ana);
    var agent = server.person(chat.tenant(), Role.AGENT);
    agent.does("POST", CONVERSATIONS + "/" + ana + "/takeover", Map.of());

    owner
        .client()
        .delete()
        .uri("/api/v1/people/" + agent.id())
        .exchange()
        .expectStatus()
        .is2xxSuccessful();

    assertThat(shown(ana).get("handler").get("kind").asString()).isEqualTo("WAITING");
    assertThat(since(ana)).isEqualTo(waiting);
  }

  @Test
  void aTicketThatNobodyHasAnsweredSaysWhenAndWhoIsDueFirstIsShownFirst() {
    var ana = chat.waits("ana", "una persona");
    var ben = chat.waits("ben", "una persona");
    new Errands(chat).ticket(ben, "Sin internet", "high");
    var promised = Instant.now().plusSeconds(600);
    server.execute(
        chat.tenant(),
        "update ticket set answer_due = '%s' where tenant_id = $1".formatted(promised));

    var shown = owner.get(CONVERSATIONS + "?handler=WAITING").get("items");

    assertThat(ids(shown)).containsExactly(ben, ana);
    assertThat(shown.get(0).get("answerDue").get("ticket").asString()).isEqualTo("T-1001");
    assertThat(due(ben)).isCloseTo(promised, within(1, ChronoUnit.SECONDS));
    owner.does("POST", CONVERSATIONS + "/" + ben + "/takeover", Map.of());
    answer(ben);
    chat.says("ben", "¿y ahora?");
    assertThat(shown(ben).get("answerDue").get("ticket").isNull()).isTrue();
  }

  private void promise(int minutes) {
    owner.sets(
        "/api/v1/desk",
        "/api/v1/desk/rule",
        Map.of(
            "kind",
            "QUEUE",
            "takeBackMinutes",
            5,
            "answerMinutes",
            minutes,
            "tellsAbsence",
            false));
  }

  private void openEvery(LocalDate day) {
    server.execute(
        chat.tenant(),
        "insert into opening_hours (tenant_id, weekday, opens, closes) values ($1, %d, '%s', '%s')"
            .formatted(day.getDayOfWeek().getValue(), LocalTime.of(9, 0), LocalTime.of(10, 0)));
  }

  private void answer(UUID conversation) {
    owner
        .asks("POST", CONVERSATIONS + "/" + conversation + "/messages", Map.of("text", "Soy Eva"))
        .expectStatus()
        .isEqualTo(202);
  }

  private ZoneId zone() {
    return ZoneId.of(
        server
            .texts(chat.tenant(), "select time_zone from tenant where tenant_id = $1")
            .getFirst());
  }

  private JsonNode shown(UUID conversation) {
    return owner.get(CONVERSATIONS + "/" + conversation);
  }

  private Instant since(UUID conversation) {
    return Instant.parse(shown(conversation).get("waitingSince").asString());
  }

  private Instant due(UUID conversation) {
    return Instant.parse(shown(conversation).get("answerDue").get("at").asString());
  }

  private static List<UUID> ids(JsonNode items) {
    return items.valueStream().map(item -> UUID.fromString(item.get("id").asString())).toList();
  }
}
