package io.recado.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What is sold, and who has subscribed to it. */
@Tag("server")
class PlansTest {

  private static final String PLANS = "/api/v1/plans";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void aPlanIsSoldChangedAndTakenAwayWhereNobodyHasIt() {
    var made = body(owner.asks("POST", PLANS, plan("Hogar 300")).expectStatus().isCreated());
    var route = PLANS + "/" + made.get("id").asString();

    owner.replaces(PLANS, route, plan("Hogar 400")).expectStatus().isOk();
    refused(owner.asks("POST", PLANS, plan("Hogar 400")), 409, "name-taken");

    assertThat(owner.get(PLANS).get(0).get("name").asString()).isEqualTo("Hogar 400");
    owner.asks("DELETE", route, Map.of()).expectStatus().isNoContent();
    assertThat(owner.get(PLANS)).isEmpty();
    assertThat(audited())
        .containsExactly(
            "plan.created Hogar 300", "plan.changed Hogar 400", "plan.removed Hogar 400");
  }

  @Test
  void aPlanThatSomebodyHasStays() {
    var subscribed = errands.subscription("Hogar 200");

    var route = PLANS + "/" + subscribed.plan();
    refused(owner.asks("DELETE", route, Map.of()), 409, "not-possible");

    assertThat(owner.get(PLANS).get(0).get("subscriptions").asLong()).isOne();
  }

  @Test
  void aCustomerSubscribesToAPlanOnAnAccessUntilItEnds() {
    var old = errands.subscription("Hogar 200");
    var access = errands.network("Cerro").getLast();
    var wish = Map.of("plan", old.plan(), "access", access);
    var route = "/api/v1/customers/" + old.customer() + "/subscriptions";

    var made = body(owner.asks("POST", route, wish).expectStatus().isCreated());
    refused(owner.asks("POST", route, wish), 409, "not-possible");
    var one = "/api/v1/subscriptions/" + made.get("id").asString();
    var ended = Map.of("plan", old.plan(), "access", access, "state", "ENDED");
    var shownBy = "/api/v1/customers/" + old.customer();
    owner.replaces(shownBy, one, ended).expectStatus().isOk();
    refused(owner.replaces(shownBy, one, ended), 409, "not-possible");
    owner.asks("POST", route, wish).expectStatus().isCreated();

    var card = owner.get("/api/v1/customers/" + old.customer());
    assertThat(card.get("subscriptions")).hasSize(3);
    assertThat(made.get("planName").asString()).isEqualTo("Hogar 200");
    assertThat(made.get("accessName").asString()).isEqualTo("Cerro Acceso 1");
    assertThat(audited().stream().map(entry -> entry.split(" ", 2)[0]))
        .containsExactly("subscription.created", "subscription.ended", "subscription.created");
  }

  @Test
  void nobodySubscribesToWhatIsNotThereOrIsNoAccess() {
    var old = errands.subscription("Hogar 200");
    var node = errands.network("Cerro").getFirst();
    var foreign = new Errands(new Chat()).subscription("Theirs");
    var route = "/api/v1/customers/" + old.customer() + "/subscriptions";

    refused(
        owner.asks("POST", route, Map.of("plan", old.plan(), "access", node)), 422, "part-unknown");
    refused(
        owner.asks("POST", route, Map.of("plan", foreign.plan(), "access", old.access())),
        422,
        "part-unknown");
    refused(
        owner.asks("POST", route, Map.of("plan", old.plan(), "access", UUID.randomUUID())),
        422,
        "part-unknown");
  }

  private static Map<String, Object> plan(String name) {
    return Map.of(
        "name",
        name,
        "downloadMbps",
        300,
        "uploadMbps",
        150,
        "price",
        Map.of("minor", 16_990, "currency", "CLP"),
        "taxBasisPoints",
        1_900);
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || reference from audit_entry where tenant_id = $1"
            + " and actor_name = '%s' order by entry_id".formatted(owner.id()));
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status);
    assertThat(body(answer).get("code").asString()).isEqualTo(code);
  }

  private static JsonNode body(ResponseSpec answer) {
    return AdminServer.json(answer.expectBody(String.class).returnResult().getResponseBody());
  }
}
