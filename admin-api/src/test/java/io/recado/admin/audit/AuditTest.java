package io.recado.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class AuditTest {

  private static final String AUDIT = "/api/v1/audit";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void whoDidWhatIsListedAndNarrowedDown() {
    var ana = chat.says("ana", "hola");
    var ben = chat.says("ben", "hola");
    new Errands(chat).ticket(ana, "uno", "low");
    agent.does("POST", "/api/v1/conversations/" + ana + "/takeover", Map.of());
    owner.does("POST", "/api/v1/conversations/" + ben + "/takeover", Map.of());
    agent.does("POST", "/api/v1/tickets/T-1001/notes", Map.of("text", "una"));

    assertThat(actions("")).hasSize(3).startsWith("ticket.noted");
    assertThat(actions("?person=" + agent.id()))
        .containsExactly("ticket.noted", "conversation.taken_over");
    assertThat(actions("?conversation=" + ben)).containsExactly("conversation.taken_over");
    assertThat(actions("?action=ticket.")).containsExactly("ticket.noted");
    var first = owner.get(AUDIT + "?limit=2");
    var rest = owner.get(AUDIT + "?limit=2&cursor=" + first.get("next").asString());
    assertThat(first.get("items").get(0).get("name").asString()).isEqualTo("Person AGENT");
    assertThat(first.get("items").get(0).get("reference").asString()).isEqualTo("T-1001");
    assertThat(rest.get("items")).hasSize(1);
  }

  @Test
  void whoMovesAColleaguesConversationIsNamedAndNotTheColleague() {
    var ana = chat.says("ana", "hola");
    var url = "/api/v1/conversations/" + ana;
    var colleague = server.person(chat.tenant(), Role.AGENT);
    owner.does("PUT", url + "/assignee", Map.of("person", agent.id()));
    owner.does("POST", url + "/handback", Map.of());
    owner.does("PUT", url + "/assignee", Map.of("person", colleague.id()));
    owner.asks("DELETE", "/api/v1/people/" + colleague.id(), Map.of()).expectStatus().isNoContent();

    assertThat(actions("?person=" + owner.id()))
        .containsExactly(
            "conversation.queued",
            "person.removed",
            "conversation.taken_over",
            "conversation.handed_back",
            "conversation.taken_over");
    assertThat(actions("?person=" + agent.id())).isEmpty();
    assertThat(actions("?person=" + colleague.id())).isEmpty();
    var entries = owner.get(AUDIT).get("items");
    assertThat(entries.get(4).get("reference").asString()).isEqualTo(agent.id().toString());
  }

  @Test
  void whatNoActionIsCalledIsRefused() {
    owner
        .client()
        .get()
        .uri(AUDIT + "?action={action}", "%")
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void itIsForOwners() {
    agent.client().get().uri(AUDIT).exchange().expectStatus().isForbidden();
  }

  private List<String> actions(String query) {
    return owner
        .get(AUDIT + query)
        .get("items")
        .valueStream()
        .map(entry -> entry.get("action").asString())
        .toList();
  }
}
