package io.recado.admin.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelStore;
import io.recado.channel.Channels;
import io.recado.channel.MasterKeys;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@Tag("server")
class OperatorTest {

  private final AdminServer server = AdminServer.running();
  private final WebTestClient stranger = server.stranger();
  private final Chat own = new Chat();
  private final Chat other = new Chat();
  private final Channel door =
      new Channel(
          other.tenant(),
          new ChannelId(Uuid7.next()),
          ChannelKind.TELEGRAM,
          Uuid7.next().toString(),
          Map.of("token", "t"));

  @Test
  void operatorsSeeTenantsAndHowTheInstallationDoesAndNobodysWords() {
    var operator = server.operator(own.tenant());
    var owner = server.person(other.tenant(), Role.OWNER);
    other.says("ana", "marker-9173", "answer marker-9173");

    var page = operator.get("/api/v1/tenants?limit=100");

    var found =
        StreamSupport.stream(page.get("items").spliterator(), false)
            .filter(one -> one.get("id").asString().equals(other.tenant().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(found.get("people").asInt()).isEqualTo(1);
    assertThat(found.get("plan").asString()).isEqualTo("free");
    assertThat(page.toString()).doesNotContain("marker-9173", owner.account().email());
    assertThat(operator.get("/api/v1/health/installation").get("components")).isNotEmpty();
    assertThat(operator.get("/api/v1/account").get("operator").asBoolean()).isTrue();
  }

  @Test
  void nobodyElseLearnsOfIt() {
    var owner = server.person(own.tenant(), Role.OWNER);

    for (var path :
        List.of("/api/v1/tenants", "/api/v1/health/installation", "/api/v1/master-keys")) {
      owner.client().get().uri(path).exchange().expectStatus().isNotFound();
    }
    owner.asks("PUT", suspension(), "").expectStatus().isNotFound();
    owner.asks("POST", "/api/v1/master-keys/resealing", "").expectStatus().isNotFound();
  }

  @Test
  void theirPeopleAreOutAndTheirChannelsLeadNowhereUntilATenantIsResumed() {
    var operator = server.operator(own.tenant());
    var owner = server.person(other.tenant(), Role.OWNER);
    Await.done(server.bean(ChannelStore.class).save(door));

    operator.asks("PUT", suspension(), "").expectStatus().isNoContent();
    operator.asks("PUT", suspension(), "").expectStatus().isNoContent();

    refresh(owner.refreshToken()).expectStatus().isUnauthorized();
    signIn(owner).expectStatus().isUnauthorized();
    assertThat(leadsSomewhere()).isFalse();

    operator.asks("DELETE", suspension(), "").expectStatus().isNoContent();

    signIn(owner).expectStatus().isCreated();
    assertThat(leadsSomewhere()).isTrue();
    assertThat(server.signInAgain(owner).get("/api/v1/audit").toString())
        .contains("tenant.suspended", "tenant.resumed");
  }

  @Test
  void nobodySuspendsWhomTheyAreSignedInWith() {
    var operator = server.operator(own.tenant());

    operator
        .asks("PUT", "/api/v1/tenants/" + own.tenant() + "/suspension", "")
        .expectStatus()
        .isEqualTo(409);
  }

  @Test
  void withOneMasterKeyThereIsNothingToSealAnewAndNoOlderOneToDrop() {
    var operator = server.operator(own.tenant());

    var keys = operator.get("/api/v1/master-keys");

    assertThat(keys.get("current").asString())
        .isEqualTo(server.bean(MasterKeys.class).current().id());
    assertThat(keys.get("others")).isEmpty();
    assertThat(keys.get("othersNeeded").asBoolean()).isFalse();
    operator.asks("POST", "/api/v1/master-keys/resealing", "").expectStatus().isEqualTo(409);
  }

  /** Whether what comes in by the tenant's channel is taken. */
  private boolean leadsSomewhere() {
    var channels = server.bean(Channels.class);
    return Await.value(channels.byAddress(door.kind(), door.address()).hasElement());
  }

  private String suspension() {
    return "/api/v1/tenants/" + other.tenant() + "/suspension";
  }

  private ResponseSpec signIn(AdminServer.Person person) {
    var account = person.account();
    return post(
        "/api/v1/sessions", Map.of("email", account.email(), "password", account.password()));
  }

  private ResponseSpec refresh(String token) {
    return post("/api/v1/sessions/refresh", Map.of("refreshToken", token));
  }

  private ResponseSpec post(String path, Map<String, String> body) {
    return stranger.post().uri(path).bodyValue(body).exchange();
  }
}
