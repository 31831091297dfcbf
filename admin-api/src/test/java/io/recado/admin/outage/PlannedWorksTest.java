package io.recado.admin.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class PlannedWorksTest {

  private static final String WORKS = "/api/v1/planned-works";
  private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2098-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2099-01-01T00:00:00Z");

  /** Each a chance to meet in the middle. */
  private static final int ROUNDS = 20;

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final UUID cerro = new Errands(chat).network("Cerro").getFirst();

  @Test
  void worksArePlannedChangedAndCalledOffByName() {
    var planned = planned(LATER, LAST);
    var change = Map.of("startsAt", PAST, "endsAt", LAST, "texts", Map.of("es", "Nueva antena"));
    var changed = Person.json(agent.replaces(WORKS, WORKS + "/" + id(planned), change), 200);
    var tree = agent.get("/api/v1/network");
    cancel(changed).isNoContent();
    var past = agent.get(WORKS + "?past=true").get("items");
    var late = agent.replaces(WORKS + "?past=true", WORKS + "/" + id(planned), change);

    assertThat(planned.get("state").asString()).isEqualTo("TO_COME");
    assertThat(changed.get("state").asString()).isEqualTo("GOING_ON");
    assertThat(changed.get("texts").get("es").asString()).isEqualTo("Nueva antena");
    assertThat(tree.get(0).get("state").asString()).isEqualTo("IN_WORKS");
    assertThat(past.get(0).get("state").asString()).isEqualTo("OVER");
    late.expectStatus().isEqualTo(409);
    assertThat(audited()).containsExactly("works.planned", "works.changed", "works.ended");
  }

  @Test
  void theSamePlannedAgainAreTheSame() {
    assertThat(id(planned(LATER, LAST))).isEqualTo(id(planned(LATER, LAST)));
  }

  /** Both hold the node's tree before the works: neither waits for what waits for it. */
  @Test
  void worksAreChangedWhileTheSameArePlannedAgain() {
    for (int round = 0; round < ROUNDS; round++) {
      var from = LATER.plusSeconds(round);
      var works = planned(from, LAST);
      var draft = Map.of("node", cerro, "startsAt", from, "endsAt", LAST);
      var change = Map.of("startsAt", from, "endsAt", LAST, "texts", Map.of("es", "Antena"));
      var route = URI.create(WORKS + "/" + id(works));

      var again = CompletableFuture.supplyAsync(() -> status(agent.asks("POST", WORKS, draft)));
      var changed = status(agent.replaces(works.get("version").asString(), route, change));

      assertThat(again.join()).isEqualTo(200);
      assertThat(changed).isIn(200, 412);
    }
  }

  private static int status(ResponseSpec answer) {
    return answer.returnResult(Void.class).getStatus().value();
  }

  @Test
  void theSoonestComeFirstPageByPage() {
    planned(LATER.plusSeconds(60), LAST);
    planned(LATER, LAST);
    cancel(planned(LATER.plusSeconds(30), LAST)).isNoContent();

    var first = agent.get(WORKS + "?limit=1");
    var second = agent.get(WORKS + "?limit=1&cursor=" + first.get("next").asString());

    assertThat(first.get("items").get(0).get("startsAt").asString()).isEqualTo(LATER.toString());
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void worksThatEndBeforeTheyBeginAndWorksNowhereAreRefused() {
    var backwards = Map.of("node", cerro, "startsAt", LAST, "endsAt", LATER);
    var nowhere = Map.of("node", Uuid7.next(), "startsAt", LATER, "endsAt", LAST);

    agent.asks("POST", WORKS, backwards).expectStatus().isBadRequest();
    agent.asks("POST", WORKS, nowhere).expectStatus().isNotFound();
  }

  private JsonNode planned(Instant from, Instant until) {
    return agent.does("POST", WORKS, Map.of("node", cerro, "startsAt", from, "endsAt", until));
  }

  private StatusAssertions cancel(JsonNode works) {
    return agent.client().delete().uri(WORKS + "/" + id(works)).exchange().expectStatus();
  }

  private static String id(JsonNode works) {
    return works.get("id").asString();
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action from audit_entry where tenant_id = $1 and actor_name = '%s' order by entry_id"
            .formatted(agent.id()));
  }
}
