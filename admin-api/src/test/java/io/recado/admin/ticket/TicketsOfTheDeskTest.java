package io.recado.admin.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("server")
class TicketsOfTheDeskTest {

  private static final String TICKETS = "/api/v1/tickets";
  private static final String FIRST = TICKETS + "/T-1001";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void ticketsAreListedNewestFirstPageByPage() {
    opens("ana", "uno", "normal");
    opens("ben", "dos", "high");
    opens("cid", "tres", "low");

    var first = agent.get(TICKETS + "?limit=2");
    var second = agent.get(TICKETS + "?limit=2&cursor=" + first.get("next").asString());

    assertThat(first.get("items").get(0).get("number").asString()).isEqualTo("T-1003");
    assertThat(first.get("items").get(0).get("state").asString()).isEqualTo("UNANSWERED");
    assertThat(second.get("items").get(0).get("summary").asString()).isEqualTo("uno");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void theListIsNarrowedDown() {
    opens("ana", "uno", "normal");
    opens("ben", "dos", "high");
    agent.does("POST", FIRST + "/closing", Map.of());
    called("ben", "Benjamín Núñez");

    assertThat(numbers("?state=CLOSED")).containsExactly("T-1001");
    assertThat(numbers("?state=UNANSWERED&state=IN_PROGRESS")).containsExactly("T-1002");
    assertThat(numbers("?priority=HIGH")).containsExactly("T-1002");
    assertThat(numbers("?category=BILLING")).isEmpty();
    assertThat(numbers("?missed=false")).containsExactly("T-1002", "T-1001");
    assertThat(numbers("?q=t-1001")).containsExactly("T-1001");
    assertThat(numbers("?q=nunez")).containsExactly("T-1002");
    assertThat(numbers("?q=%25")).isEmpty();
  }

  @Test
  void partsOfNamesAreFoundWhateverTheAccentsAndCapitals() {
    opens("ana", "uno", "normal");
    opens("ben", "dos", "high");
    called("ben", "Benjamín Núñez");
    execute(
        """
        with new as (
          insert into customer (tenant_id, customer_id, number, name, language)
          values ($1, gen_random_uuid(), 'C-77', 'Señales del Sur', 'es') returning customer_id)
        update ticket set customer_id = new.customer_id from new where tenant_id = $1 and number = 1001
        """);

    assertThat(numbers("?q=jamin")).containsExactly("T-1002");
    assertThat(numbers("?q=IN+NU%C3%91")).as("over words").containsExactly("T-1002");
    assertThat(numbers("?q=SENAL")).containsExactly("T-1001");
    assertThat(numbers("?q=sur+c-77")).as("name and number").containsExactly("T-1001");
    assertThat(numbers("?q=inaudito")).isEmpty();
    assertThat(numbers("?q=nunez&state=CLOSED")).isEmpty();
  }

  /** More than are looked up one by one. */
  @Test
  void ofANameThatManyHaveTicketsAreFoundToo() {
    opens("ana", "uno", "normal");
    opens("ben", "dos", "high");
    called("ben", "Benjamín Núñez");
    execute(
        """
        insert into contact (tenant_id, contact_id, name)
        select $1, gen_random_uuid(), 'Núñez ' || n from generate_series(1, 600) n
        """);

    assertThat(numbers("?q=nunez")).containsExactly("T-1002");
    assertThat(numbers("?q=NUNEZ&priority=LOW")).isEmpty();
  }

  @Test
  void whatWasPromisedAndMissedIsSeen() {
    opens("ana", "uno", "normal");
    execute("update ticket set answer_due = now() - interval '1 hour' where tenant_id = $1");

    var ticket = agent.get(TICKETS + "?missed=true").get("items").get(0);

    assertThat(ticket.get("answer").get("missed").asBoolean()).isTrue();
    assertThat(ticket.get("resolution").get("missed").asBoolean()).isFalse();
  }

  @Test
  void whatAgentsDoStandsInTheFileAndInTheAuditByName() {
    opens("ana", "uno", "normal");

    agent.does("POST", FIRST + "/notes", Map.of("text", "Cliente de viaje"));
    agent.does("POST", FIRST + "/answer", Map.of());
    agent.does("POST", FIRST + "/closing", Map.of("text", "Router cambiado"));
    var file = agent.does("POST", FIRST + "/reopening", Map.of("text", "Sigue igual"));

    assertThat(kinds(file)).containsExactly("OPENED", "NOTED", "ANSWERED", "CLOSED", "REOPENED");
    assertThat(file.get("events").get(1).get("person").asString()).isEqualTo(agent.id().toString());
    assertThat(file.get("events").get(1).get("name").asString()).isEqualTo("Person AGENT");
    assertThat(file.get("ticket").get("state").asString()).isEqualTo("IN_PROGRESS");
    assertThat(
            texts(
                "select action || ' ' || reference || ' ' || actor_name from audit_entry"
                    + " where tenant_id = $1 and actor_kind = 'agent' order by entry_id"))
        .isEqualTo(
            Stream.of("noted", "answered", "closed", "reopened")
                .map(done -> "ticket." + done + " T-1001 " + agent.id())
                .collect(Collectors.joining(", ")));
  }

  @Test
  void theSameRequestAgainHappensOnce() {
    opens("ana", "uno", "normal");

    for (int i = 0; i < 3; i++) {
      agent.asks("POST", FIRST + "/notes", Map.of("text", "una"), "k").expectStatus().isOk();
      agent.asks("POST", FIRST + "/closing", Map.of(), "k").expectStatus().isOk();
    }

    assertThat(kinds(agent.get(FIRST))).containsExactly("OPENED", "NOTED", "CLOSED");
  }

  @Test
  void anotherPriorityIsPromisedAnew() {
    execute(
        "insert into opening_hours (tenant_id, weekday, opens, closes)"
            + " select $1, day, '00:00', '00:00' from generate_series(1, 7) day");
    opens("ana", "uno", "low");
    var before = due(agent.get(FIRST), "resolution");

    var file = agent.does("PUT", FIRST + "/priority", Map.of("priority", "HIGH"));
    agent.does("PUT", FIRST + "/priority", Map.of("priority", "HIGH"));

    assertThat(file.get("ticket").get("priority").asString()).isEqualTo("HIGH");
    assertThat(due(file, "resolution")).isEqualTo(before.minus(Duration.ofHours(64)));
    assertThat(kinds(agent.get(FIRST))).containsExactly("OPENED", "PRIORITISED");
    assertThat(
            texts(
                "select count(*)::text from ticket_due where tenant_id = $1 and due_at < now() +"
                    + " interval '9 hours'"))
        .isEqualTo("4");
  }

  @Test
  void whatItsStateDoesNotLetIsRefused() {
    opens("ana", "uno", "low");

    agent.asks("POST", FIRST + "/reopening", Map.of("text", "?")).expectStatus().isEqualTo(409);
    agent.does("POST", FIRST + "/closing", Map.of());
    agent
        .asks("POST", FIRST + "/closing", Map.of())
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("not-possible");
    agent
        .asks("PUT", FIRST + "/priority", Map.of("priority", "HIGH"))
        .expectStatus()
        .isEqualTo(409);
  }

  private void opens(String user, String summary, String urgency) {
    errands.ticket(chat.says(user, summary), summary, urgency);
  }

  private void called(String user, String name) {
    execute(
        """
        update contact set name = '%s' where tenant_id = $1 and contact_id = (
          select c.contact_id from conversation c join channel_user u using (tenant_id, conversation_id)
          where c.tenant_id = $1 and u.user_id = '%s')
        """
            .formatted(name, user));
  }

  private Iterable<String> numbers(String query) {
    return agent
        .get(TICKETS + query)
        .get("items")
        .valueStream()
        .map(ticket -> ticket.get("number").asString())
        .toList();
  }

  private static Iterable<String> kinds(JsonNode file) {
    return file.get("events").valueStream().map(event -> event.get("kind").asString()).toList();
  }

  private static Instant due(JsonNode file, String target) {
    return Instant.parse(file.get("ticket").get(target).get("due").asString());
  }

  private void execute(String sql) {
    server.execute(chat.tenant(), sql);
  }

  private String texts(String sql) {
    return String.join(", ", server.texts(chat.tenant(), sql));
  }
}
