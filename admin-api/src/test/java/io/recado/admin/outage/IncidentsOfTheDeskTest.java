package io.recado.admin.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("server")
class IncidentsOfTheDeskTest {

  private static final String INCIDENTS = "/api/v1/incidents";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final List<UUID> cerro = errands.network("Cerro");

  @Test
  void aSuspicionIsConfirmedToldOfAndResolvedByName() {
    var incident = INCIDENTS + "/" + errands.suspicion(cerro.getFirst());

    var confirmed = agent.does("POST", incident + "/confirmation", Map.of());
    agent.does("POST", incident + "/updates", Map.of("text", "Cuadrilla en camino"));
    var told =
        agent.does("POST", incident + "/updates", Map.of("estimatedUntil", "2099-01-01T00:00:00Z"));
    var resolved = agent.does("POST", incident + "/resolution", Map.of());
    agent.does("POST", incident + "/resolution", Map.of());

    assertThat(confirmed.get("state").asString()).isEqualTo("KNOWN");
    assertThat(told.get("update").get("words").asString()).isEqualTo("Cuadrilla en camino");
    assertThat(resolved.get("state").asString()).isEqualTo("RESOLVED");
    assertThat(resolved.get("endedAt").isNull()).isFalse();
    assertThat(audited())
        .containsExactly(
            "incident.confirmed", "incident.told", "incident.told", "incident.resolved");
  }

  @Test
  void whatWasNoneIsDismissedAndCannotBeConfirmedThen() {
    var incident = INCIDENTS + "/" + errands.suspicion(cerro.getFirst());

    agent.does("POST", incident + "/dismissal", Map.of());

    agent
        .asks("POST", incident + "/confirmation", Map.of())
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo("The incident is DISMISSED.");
  }

  @Test
  void incidentsAreListedByStatePageByPage() {
    var suspected = errands.suspicion(cerro.get(1));
    agent.does("POST", INCIDENTS, Map.of("node", errands.network("Valle").getFirst()));
    agent.does("POST", INCIDENTS, Map.of("node", errands.network("Costa").getFirst()));

    var first = agent.get(INCIDENTS + "?limit=2");
    var second = agent.get(INCIDENTS + "?limit=2&cursor=" + first.get("next").asString());
    var open = agent.get(INCIDENTS + "?state=SUSPECTED").get("items");

    assertThat(first.get("items").get(0).get("area").asString()).isEqualTo("Costa");
    assertThat(second.get("items")).hasSize(1);
    assertThat(open.get(0).get("id").asString()).isEqualTo(suspected.toString());
  }

  @Test
  void whatBefallsANodeBefallsAllItFeeds() {
    errands.network("Valle");
    agent.does("POST", INCIDENTS, Map.of("node", cerro.getFirst()));

    var tree = agent.get("/api/v1/network");

    assertThat(names(tree)).containsExactly("Cerro", "Valle");
    var sector = tree.get(0).get("feeds").get(0);
    assertThat(tree.get(0).get("state").asString()).isEqualTo("DOWN");
    assertThat(sector.get("state").asString()).isEqualTo("DOWN");
    assertThat(sector.get("incident")).isEqualTo(tree.get(0).get("incident"));
    assertThat(sector.get("accesses").asInt()).isEqualTo(1);
    assertThat(tree.get(1).get("state").asString()).isEqualTo("WELL");
  }

  @Test
  void whereThereIsNoNodeThereIsNoIncident() {
    agent.asks("POST", INCIDENTS, Map.of("node", Uuid7.next())).expectStatus().isNotFound();
  }

  private static List<String> names(JsonNode nodes) {
    return nodes.valueStream().map(node -> node.get("name").asString()).toList();
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action from audit_entry where tenant_id = $1 and actor_kind = 'agent'"
            + " and actor_name = '%s' order by entry_id".formatted(agent.id()));
  }
}
