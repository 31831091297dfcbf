package io.recado.admin.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.Errands.Subscribed;
import io.recado.admin.access.Role;
import io.recado.conversation.Uuid7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Tag("server")
class SwitchesTest {

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final UUID tower = errands.router("Torre");
  private final Subscribed ana = errands.subscription("Ana");

  @Test
  void howAnAccessIsSwitchedStandsWithTheSubscriptionAndTheAccess() {
    var set = owner.does("PUT", at(ana.access()), wish(tower, "PPP_SECRET", " ana ", null));

    assertThat(set.get("routerName").asString()).isEqualTo("Torre");
    assertThat(set.get("name").asString()).isEqualTo("ana");
    assertThat(onCard()).isEqualTo(set);
    assertThat(owner.get("/api/v1/network/routers").get(0).get("name").asString())
        .isEqualTo("Torre");
    assertThat(owner.get("/api/v1/network/nodes/" + ana.access()).get("ties").toString())
        .contains("ROUTER");
  }

  @Test
  void itIsSaidAnewAndTakenAway() {
    owner.does("PUT", at(ana.access()), wish(tower, "PPP_SECRET", "ana", null));
    var second = errands.router("Cerro");

    owner.does("PUT", at(ana.access()), wish(second, "ADDRESS_LIST", "10.0.0.7", "morosos"));
    owner.does("PUT", at(ana.access()), wish(second, "ADDRESS_LIST", "10.0.0.7", "morosos"));
    var listed = onCard();
    owner.asks("DELETE", at(ana.access()), "").expectStatus().isNoContent();

    assertThat(listed.get("list").asString()).isEqualTo("morosos");
    assertThat(listed.get("routerName").asString()).isEqualTo("Cerro");
    assertThat(onCard().isNull()).isTrue();
    refused("DELETE", at(ana.access()), "", 404, "not-found");
    assertThat(audited())
        .containsExactly(
            "switch.set ppp_secret Ana Acceso 1",
            "switch.set address_list Ana Acceso 1",
            "switch.removed address_list Ana Acceso 1");
  }

  @Test
  void onlyAccessesOfTheNetworkAreSwitchedAtRoutersThatAreConnected() {
    var sector = errands.network("Norte").get(1);

    refused("PUT", at(sector), wish(tower, "PPP_SECRET", "ana", null), 409, "not-possible");
    refused(
        "PUT",
        at(ana.access()),
        wish(Uuid7.next(), "PPP_SECRET", "ana", null),
        422,
        "part-unknown");
    assertThat(onCard().isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "PPP_SECRET, ana, morosos",
        "ADDRESS_LIST, 10.0.0.7, -",
        "PPP_SECRET, ' ', -",
        "ADDRESS_LIST, 10.0.0.7, ''",
        "FUSE, ana, -"
      })
  void whatIsNoSwitchIsRefused(String way, String name, @Nullable String list) {
    refused("PUT", at(ana.access()), wish(tower, way, name, list), 400, "body-unreadable");
  }

  @Test
  void agentsSwitchNothing() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent
        .asks("PUT", at(ana.access()), wish(tower, "PPP_SECRET", "ana", null))
        .expectStatus()
        .isForbidden();
    agent.client().get().uri("/api/v1/network/routers").exchange().expectStatus().isForbidden();
  }

  private JsonNode onCard() {
    var card = owner.get("/api/v1/customers/" + ana.customer());
    return card.get("subscriptions").get(0).get("accessSwitch");
  }

  private List<String> audited() {
    return server.texts(
        chat.tenant(),
        "select action || ' ' || code || ' ' || reference from audit_entry where tenant_id = $1"
            + " and action like 'switch.%' order by entry_id");
  }

  private void refused(String method, String route, Object body, int status, String code) {
    owner
        .asks(method, route, body)
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }

  private static Map<String, @Nullable Object> wish(
      UUID router, String way, String name, @Nullable String list) {
    var wish = new HashMap<String, @Nullable Object>();
    wish.put("router", router);
    wish.put("way", way);
    wish.put("name", name);
    wish.put("list", list);
    return wish;
  }

  private static String at(UUID access) {
    return "/api/v1/network/nodes/" + access + "/switch";
  }
}
