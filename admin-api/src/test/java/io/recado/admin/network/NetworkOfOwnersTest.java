package io.recado.admin.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class NetworkOfOwnersTest {

  private static final String NODES = "/api/v1/network/nodes";
  private static final String IMPORTS = "/api/v1/network/imports";
  private static final String OBJECTS = "/api/v1/monitored-objects";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void aNetworkIsBuiltRenamedMovedAndTakenDown() {
    var hill = added("NODE", "Cerro", null);
    var valley = added("NODE", "Valle", null);
    var sector = added("SECTOR", " Norte ", hill);
    added("ACCESS", "Acceso 1", sector);

    var moved = owner.does("PUT", NODES + "/" + sector, draft("Norte Alto", valley));
    var tree = owner.get("/api/v1/network");
    var gone = owner.client().delete().uri(NODES + "/" + hill).exchange();

    gone.expectStatus().isNoContent();
    assertThat(moved.get("name").asString()).isEqualTo("Norte Alto");
    assertThat(moved.get("parent").asString()).isEqualTo(valley);
    assertThat(moved.get("ties").valueStream().map(JsonNode::asString)).containsExactly("FEEDS");
    assertThat(tree.get(1).get("feeds").get(0).get("kind").asString()).isEqualTo("SECTOR");
    assertThat(tree.get(1).get("feeds").get(0).get("accesses").asInt()).isEqualTo(1);
    assertThat(audited())
        .containsExactly(
            "network.added Cerro",
            "network.added Valle",
            "network.added Norte",
            "network.added Acceso 1",
            "network.moved Norte",
            "network.renamed Norte Alto",
            "network.removed Cerro");
  }

  @Test
  void worksThatAreOverGoWithTheirNodeAndAreNotCalledOff() {
    var hill = added("NODE", "Cerro", null);
    var works =
        Map.of("node", hill, "startsAt", "2026-01-01T00:00:00Z", "endsAt", "2026-01-02T00:00:00Z");
    owner.does("POST", "/api/v1/planned-works", works);

    owner.client().delete().uri(NODES + "/" + hill).exchange().expectStatus().isNoContent();

    assertThat(actions()).containsExactly("network.added", "works.planned", "network.removed");
  }

  @Test
  void whatCannotBeIsRefusedAndSaysWhy() {
    var hill = added("NODE", "Cerro", null);
    var sector = added("SECTOR", "Norte", hill);

    refused(owner.asks("POST", NODES, node("NODE", "Norte", null)), 409, "name-taken");
    refused(owner.asks("POST", NODES, node("ACCESS", "Acceso 1", hill)), 409, "not-possible");
    refused(owner.asks("PUT", NODES + "/" + sector, draft("Norte", sector)), 409, "not-possible");
    refused(owner.asks("POST", NODES, node("NODE", " ", null)), 400, "body-unreadable");
    refused(owner.asks("POST", NODES, node("NODE", "Sur", hill)), 400, "body-unreadable");
    owner
        .client()
        .delete()
        .uri(NODES + "/" + hill)
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("in-use")
        .jsonPath("$.detail")
        .isEqualTo("What hangs on it: [FEEDS].");
  }

  @Test
  void agentsSeeTheNetworkAndOwnersMakeIt() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    refused(agent.asks("POST", NODES, node("NODE", "Cerro", null)), 403, "not-allowed");
    assertThat(agent.get("/api/v1/network")).isEmpty();
  }

  @Test
  void aSectorsAccessesComePageByPageAndAreFound() {
    var sector = errands.network("Cerro").get(1);
    imported(
        IntStream.range(2, 5)
            .mapToObj("access,Cerro Acceso %d,Cerro Norte"::formatted)
            .collect(Collectors.joining("\n")));
    var accesses = NODES + "/" + sector + "/accesses";

    var first = owner.get(accesses + "?limit=3");
    var second = owner.get(accesses + "?limit=3&cursor=" + first.get("next").asString());

    assertThat(names(first)).containsExactly("Cerro Acceso 1", "Cerro Acceso 2", "Cerro Acceso 3");
    assertThat(names(second)).containsExactly("Cerro Acceso 4");
    assertThat(names(owner.get(accesses + "?q=acceso%203"))).containsExactly("Cerro Acceso 3");
  }

  @Test
  void aTableIsImportedWholeOrNotAtAll() {
    added("NODE", "Cerro", null);
    var text =
        """
        Tipo;Nombre;Padre
        acceso;"Acceso ""A""\";Valle Norte
        nodo;Valle;
        sector;Valle Norte;Valle
        """;

    var dry = owner.does("POST", IMPORTS, Map.of("text", text, "dryRun", true));
    assertThat(names(owner.get("/api/v1/network"))).containsExactly("Cerro");
    var report = imported(text);
    var again = imported(text);

    assertThat(dry.get("lines").asInt()).isEqualTo(3);
    assertThat(dry.get("problems")).isEmpty();
    assertThat(report.get("added").asInt()).isEqualTo(3);
    assertThat(again.get("added").asInt()).isZero();
    assertThat(codes(again)).containsExactly("2 NAME_TAKEN", "3 NAME_TAKEN", "4 NAME_TAKEN");
    assertThat(audited()).contains("network.imported 3");
  }

  @Test
  void eachLineIsToldWhatIsWrongWithIt() {
    added("NODE", "Cerro", null);

    var report =
        imported(
            """
            node,Valle
            tower,Torre,Valle
            sector,Norte
            sector,Sur,Monte
            access,Acceso 1,Cerro
            node,Valle
            node,Costa,Cerro
            sector,"Este,Cerro
            sector
            node,
            sector,Oeste,Cerro,extra
            """);

    assertThat(report.get("added").asInt()).isZero();
    assertThat(report.get("wrong").asInt()).isEqualTo(10);
    assertThat(codes(report))
        .containsExactly(
            "2 KIND",
            "3 PARENT_MISSING",
            "4 PARENT_UNKNOWN",
            "5 PARENT_KIND",
            "6 NAME_TWICE",
            "7 PARENT_OF_NODE",
            "8 QUOTES",
            "9 COLUMNS",
            "10 NAME",
            "11 COLUMNS");
    assertThat(names(owner.get("/api/v1/network"))).containsExactly("Cerro");
  }

  @Test
  void aTableThatIsLargerThanOtherBodiesIsOneImport() {
    var sector = errands.network("Cerro").get(1);
    var name = "Contrato " + "x".repeat(80);
    var text =
        IntStream.range(0, 1000)
            .mapToObj(number -> "access,%s %d,Cerro Norte".formatted(name, number))
            .collect(Collectors.joining("\n"));

    var report = imported(text);

    assertThat(text).hasSizeGreaterThan(64 * 1024);
    assertThat(report.get("added").asInt()).isEqualTo(1000);
    var tree = owner.get("/api/v1/network").get(0).get("feeds").get(0);
    assertThat(tree.get("id").asString()).isEqualTo(sector.toString());
    assertThat(tree.get("accesses").asInt()).isEqualTo(1001);
  }

  @Test
  void thePolicyIsTheUsualOneUntilAnOwnerSaysOtherwise() {
    var policy = "/api/v1/outage-policy";

    assertThat(owner.get(policy).get("reports").asInt()).isEqualTo(3);
    var other = Map.of("reports", 5, "withinMinutes", 30, "provenOnly", true, "staleMinutes", 60);
    owner.sets(policy, other);

    assertThat(owner.get(policy).get("withinMinutes").asInt()).isEqualTo(30);
    assertThat(audited()).containsExactly("network.policy_changed 5 in 30");
    refused(owner.asks("PUT", policy, Map.of("reports", 1)), 400, "body-unreadable");
  }

  @Test
  void anObjectOfAMonitorStandsForANodeUntilItIsUnmapped() {
    var nodes = errands.network("Cerro");
    var monitor = errands.monitor();
    var mapping = Map.of("monitor", monitor, "object", "olt-3!ping /", "node", nodes.get(1));

    var mapped = owner.does("POST", OBJECTS, mapping);
    var listed = owner.get(OBJECTS + "?monitor=" + monitor).get("items");
    var unknown = new HashMap<String, Object>(mapping);
    unknown.put("node", Uuid7.next());
    refused(owner.asks("POST", OBJECTS, unknown), 404, "not-found");
    follows(mapped, errands.suspicion(nodes.getFirst()));
    var elsewhere = new HashMap<String, Object>(mapping);
    elsewhere.put("node", nodes.getFirst());
    refused(owner.asks("POST", OBJECTS, elsewhere), 409, "not-possible");
    var gone = OBJECTS + "/" + mapped.get("id").asString();
    owner.client().delete().uri(gone).exchange().expectStatus().isNoContent();

    assertThat(listed.get(0).get("area").asString()).isEqualTo("Cerro Norte");
    assertThat(owner.get(OBJECTS).get("items")).isEmpty();
    assertThat(audited())
        .containsExactly(
            "network.object_mapped olt-3!ping /", "network.object_unmapped olt-3!ping /");
  }

  private void follows(JsonNode object, UUID incident) {
    server.execute(
        chat.tenant(),
        "update monitored_object set incident_id = '%s' where tenant_id = $1 and object_id = '%s'"
            .formatted(incident, object.get("id").asString()));
  }

  private String added(String kind, String name, @Nullable String parent) {
    var answer = owner.asks("POST", NODES, node(kind, name, parent)).expectStatus().isCreated();
    var body = answer.expectBody(String.class).returnResult().getResponseBody();
    return AdminServer.json(body).get("id").asString();
  }

  private JsonNode imported(String text) {
    return owner.does("POST", IMPORTS, Map.of("text", text, "dryRun", false));
  }

  private static Map<String, @Nullable Object> node(
      String kind, String name, @Nullable String parent) {
    var draft = draft(name, parent);
    draft.put("kind", kind);
    return draft;
  }

  private static Map<String, @Nullable Object> draft(String name, @Nullable String parent) {
    var draft = new HashMap<String, @Nullable Object>();
    draft.put("name", name);
    draft.put("parent", parent);
    return draft;
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static List<String> names(JsonNode found) {
    var items = found.isArray() ? found : found.get("items");
    return items.valueStream().map(node -> node.get("name").asString()).toList();
  }

  private static List<String> codes(JsonNode report) {
    return report
        .get("problems")
        .valueStream()
        .map(problem -> problem.get("line").asInt() + " " + problem.get("code").asString())
        .toList();
  }

  private List<String> actions() {
    return server.texts(
        chat.tenant(),
        "select action from audit_entry where tenant_id = $1 and actor_name = '%s' order by entry_id"
            .formatted(owner.id()));
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || code from audit_entry where tenant_id = $1 and actor_kind = 'agent'"
            + " and actor_name = '%s' order by entry_id".formatted(owner.id()));
  }
}
