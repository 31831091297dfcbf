package io.recado.admin.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("server")
class AssignmentTest {

  private static final String HANDS =
      "select coalesce(handler_name, handler) from conversation where tenant_id = $1";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final PostgresAssignment assignment = server.bean(PostgresAssignment.class);

  @Test
  void theLongestWaitingComeToWhoWasGivenNoneForTheLongestTime() {
    available(owner, 5);
    available(agent, 5);
    rule("ROUND_ROBIN", false);
    var waiting = wait("ana", "ben", "cid", "dan");

    work();

    assertThat(hands(waiting.get(0))).isEqualTo(hands(waiting.get(2)));
    assertThat(hands(waiting.get(1))).isEqualTo(hands(waiting.get(3)));
    assertThat(hands(waiting.get(0))).isNotEqualTo(hands(waiting.get(1)));
  }

  @Test
  void theLeastBusyComesFirst() {
    available(owner, 5);
    available(agent, 5);
    var busy = chat.says("zoe", "hola");
    agent.does("POST", "/api/v1/conversations/" + busy + "/takeover", Map.of());
    rule("LEAST_BUSY", false);

    var waiting = wait("ana");
    work();

    assertThat(hands(waiting.getFirst())).isEqualTo(owner.id().toString());
    var giver =
        agent
            .get("/api/v1/conversations/" + waiting.getFirst())
            .get("handler")
            .get("giver")
            .get("name");
    assertThat(giver.isNull()).as("given by the rule").isTrue();
  }

  @Test
  void nobodyGetsMoreThanTheyWantAndWhoIsAwayGetsNone() {
    available(agent, 2);
    rule("ROUND_ROBIN", false);
    wait("ana", "ben", "cid");

    work();

    assertThat(server.texts(chat.tenant(), HANDS))
        .containsExactlyInAnyOrder(agent.id().toString(), agent.id().toString(), "queue");
  }

  @Test
  void whoIsSignedOutIsGivenNothing() {
    available(agent, 5);
    rule("ROUND_ROBIN", false);
    agent.client().delete().uri("/api/v1/sessions/current").exchange();
    wait("ana");

    work();

    assertThat(server.texts(chat.tenant(), HANDS)).containsExactly("queue");
  }

  @Test
  void withoutARulePeopleTakeThemThemselves() {
    available(agent, 5);
    wait("ana");
    rule("QUEUE", false);

    work();

    assertThat(server.texts(chat.tenant(), HANDS)).containsExactly("queue");
  }

  @Test
  void whoeverIsInHandsHasNoTenantLookedAfter() {
    rule("QUEUE", false);
    var ana = wait("ana").getFirst();
    assertThat(Await.value(assignment.tenants())).contains(chat.tenant());

    agent.does("POST", "/api/v1/conversations/" + ana + "/takeover", Map.of());

    assertThat(Await.value(assignment.tenants())).doesNotContain(chat.tenant());
    server.execute(
        chat.tenant(),
        "update conversation set epoch = epoch + 1, handler = 'queue', handler_name = null"
            + " where tenant_id = $1");
    assertThat(Await.value(assignment.tenants())).contains(chat.tenant());
  }

  @Test
  void ofManyNodesAtOnceOneGivesEachConversationToOnePerson() {
    available(owner, 7);
    available(agent, 11);
    rule("LEAST_BUSY", false);
    var users = IntStream.range(0, 30).mapToObj(i -> "user" + i).toArray(String[]::new);
    wait(users);

    var given =
        Await.all(
            Flux.range(0, 200)
                .flatMap(i -> assignment.assignNext(chat.tenant()).flux(), 12)
                .concatWith(all()));

    assertThat(given).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(18);
    var hands = server.texts(chat.tenant(), HANDS);
    assertThat(hands).filteredOn(owner.id().toString()::equals).hasSize(7);
    assertThat(hands).filteredOn(agent.id().toString()::equals).hasSize(11);
    assertThat(hands).filteredOn("queue"::equals).hasSize(12);
    assertThat(audited("conversation.assigned")).hasSize(18);
    assertThat(audited("conversation.taken_over")).isEmpty();
  }

  @Test
  void whatIsNotAnsweredInTimeReturnsToItsPlaceAndGoesToSomebodyElse() {
    available(agent, 5);
    rule("ROUND_ROBIN", false);
    var ana = wait("ana").getFirst();
    work();
    assertThat(hands(ana)).isEqualTo(agent.id().toString());

    late();
    var ben = wait("ben").getFirst();
    work();

    assertThat(hands(ana)).isEqualTo("queue");
    assertThat(hands(ben)).isEqualTo(agent.id().toString());
    assertThat(audited("conversation.returned")).containsExactly(agent.id().toString());
    available(owner, 5);
    work();
    assertThat(hands(ana)).isEqualTo(owner.id().toString());
  }

  @Test
  void whatWasAnsweredStays() {
    available(agent, 5);
    rule("ROUND_ROBIN", false);
    var ana = wait("ana").getFirst();
    work();
    agent
        .asks("POST", "/api/v1/conversations/" + ana + "/messages", Map.of("text", "Soy Eva"))
        .expectStatus()
        .isEqualTo(202);

    late();
    work();

    assertThat(hands(ana)).isEqualTo(agent.id().toString());
  }

  @Test
  void whatWasAnsweredOnTheBusinessPhoneStays() {
    available(agent, 5);
    rule("ROUND_ROBIN", false);
    var ana = wait("ana").getFirst();
    work();
    server.execute(
        chat.tenant(),
        "insert into message (tenant_id, conversation_id, at, message_id, author, content)"
            + " values ($1, '%s', now(), gen_random_uuid(), 'agent', '{\"type\": \"Text\", \"body\": \"Soy Eva\"}')"
                .formatted(ana));

    late();
    work();

    assertThat(hands(ana)).isEqualTo(agent.id().toString());
  }

  @Test
  void whenNobodyIsThereWhoWaitsIsToldOnceInTheirLanguage() {
    openAllWeek();
    rule("ROUND_ROBIN", true);
    var ana = wait("ana").getFirst();

    work();
    work();

    assertThat(said(ana))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Ahora mismo no hay nadie disponible. Te respondemos aquí ")
        .contains(" antes de ");
  }

  @Test
  void outsideTheHoursNobodyIsGivenAnythingAndWhoWaitsIsTold() {
    available(agent, 5);
    rule("ROUND_ROBIN", true);
    server.execute(
        chat.tenant(),
        "insert into opening_hours (tenant_id, weekday, opens, closes)"
            + " select $1, extract(isodow from now() + interval '3 days')::int, '09:00', '10:00'");
    var ana = wait("ana").getFirst();

    work();

    assertThat(hands(ana)).isEqualTo("queue");
    assertThat(said(ana)).hasSize(1);
  }

  @Test
  void wherePeopleTakeThemselvesWhoHasThePanelOpenIsThere() {
    rule("QUEUE", true);
    var ana = wait("ana").getFirst();

    work();
    assertThat(said(ana)).isEmpty();
    everybodyClosesThePanel();
    work();

    assertThat(said(ana))
        .containsExactly(
            "Ahora mismo no hay nadie disponible. Te respondemos aquí lo antes posible.");
  }

  @Test
  void whoSaysThatTheyAreAwayIsNotThere() {
    for (var person : List.of(owner, agent)) {
      person.does("PUT", "/api/v1/desk/availability", Map.of("available", false, "most", 5));
    }
    rule("QUEUE", true);
    var ana = wait("ana").getFirst();

    work();

    assertThat(said(ana)).hasSize(1);
  }

  @Test
  void whoIsAvailableAndHasClosedThePanelIsNotThere() {
    available(agent, 5);
    rule("ROUND_ROBIN", true);
    everybodyClosesThePanel();
    var ana = wait("ana").getFirst();

    work();

    assertThat(hands(ana)).isEqualTo("queue");
    assertThat(said(ana)).hasSize(1);
  }

  @Test
  void whenAllWhoAreThereHaveLetThemWaitTheyAreTold() {
    available(agent, 5);
    rule("ROUND_ROBIN", true);
    var ana = wait("ana").getFirst();
    work();
    assertThat(said(ana)).isEmpty();

    late();
    work();

    assertThat(hands(ana)).isEqualTo("queue");
    assertThat(said(ana)).hasSize(1);
  }

  @Test
  void aTakeoverTakesTheWordsOfAbsenceBack() {
    rule("ROUND_ROBIN", true);
    var ana = wait("ana").getFirst();
    work();

    agent.does("POST", "/api/v1/conversations/" + ana + "/takeover", Map.of());

    assertThat(
            server.texts(
                chat.tenant(), "select state from outbox where tenant_id = $1 and author = 'bot'"))
        .containsExactly("withdrawn");
    assertThat(Await.value(assignment.tell(chat.tenant(), ana, "Ahora mismo no hay nadie.")))
        .isFalse();
  }

  @Test
  void theDeskShowsWhoIsThere() {
    available(agent, 3);

    var desk = owner.get("/api/v1/desk");

    assertThat(desk.get("rule").get("kind").asString()).isEqualTo("QUEUE");
    var shown =
        desk.get("people")
            .valueStream()
            .filter(one -> one.get("person").asString().equals(agent.id().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(shown.get("availability").get("available").asBoolean()).isTrue();
    assertThat(shown.get("availability").get("most").asInt()).isEqualTo(3);
    assertThat(shown.get("signedIn").asBoolean()).isTrue();
    agent
        .asks("PUT", "/api/v1/desk/rule", Map.of("kind", "QUEUE", "takeBackMinutes", 5))
        .expectStatus()
        .isForbidden();
  }

  private void everybodyClosesThePanel() {
    server.execute(
        chat.tenant(),
        "update person_session set renewed_at = renewed_at - interval '1 hour' where tenant_id = $1");
  }

  private void available(Person person, int most) {
    person.does("PUT", "/api/v1/desk/availability", Map.of("available", true, "most", most));
  }

  private void rule(String kind, boolean tellsAbsence) {
    owner.sets(
        "/api/v1/desk",
        "/api/v1/desk/rule",
        Map.of(
            "kind", kind, "takeBackMinutes", 5, "answerMinutes", 60, "tellsAbsence", tellsAbsence));
  }

  private List<UUID> wait(String... users) {
    return List.of(users).stream().map(user -> chat.waits(user, "una persona")).toList();
  }

  private void work() {
    Await.done(server.bean(AssignWaiting.class).serve(chat.tenant()));
  }

  private Flux<UUID> all() {
    return assignment
        .assignNext(chat.tenant())
        .expand(done -> assignment.assignNext(chat.tenant()))
        .switchIfEmpty(Mono.empty());
  }

  private void late() {
    server.execute(
        chat.tenant(),
        "update desk_wait set assigned_at = assigned_at - interval '6 minutes' where tenant_id = $1");
  }

  private void openAllWeek() {
    server.execute(
        chat.tenant(),
        "insert into opening_hours (tenant_id, weekday, opens, closes)"
            + " select $1, day, '00:00', '00:00' from generate_series(1, 7) day");
  }

  private List<String> audited(String action) {
    return server.texts(
        chat.tenant(),
        "select reference from audit_entry where tenant_id = $1 and action = '%s' and actor_kind = 'bot'"
            .formatted(action));
  }

  private List<String> said(UUID conversation) {
    return server.texts(
        chat.tenant(),
        "select content ->> 'body' from message where tenant_id = $1 and author = 'bot' and conversation_id = '%s'"
            .formatted(conversation));
  }

  private String hands(UUID conversation) {
    return server
        .texts(chat.tenant(), HANDS + " and conversation_id = '%s'".formatted(conversation))
        .getFirst();
  }
}
