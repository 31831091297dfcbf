package io.recado.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.people.Members;
import io.recado.testing.Await;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Who belongs to several tenants. */
@Tag("server")
class OwnTenantsTest {

  private final AdminServer server = AdminServer.running();
  private final Chat first = new Chat();
  private final Chat second = new Chat();
  private final Person eva = server.person(first.tenant(), Role.AGENT);

  @BeforeEach
  void ownsTheSecond() {
    Await.done(
        server.bean(Members.class).add(second.tenant(), eva.account().person(), "Eva", Role.OWNER));
  }

  @Test
  void oneSeesTheTenantsOneBelongsToAndNoOthers() {
    var listed = eva.get("/api/v1/account/tenants");

    assertThat(listed.valueStream().map(one -> one.get("id").asString()))
        .containsExactlyInAnyOrder(first.tenant().toString(), second.tenant().toString());
    assertThat(listed.toString()).contains("AGENT", "OWNER");
  }

  @Test
  void oneGoesOverWithoutThePasswordAndTheSessionBeforeEnds() {
    var went =
        AdminServer.json(
            goesOver(second.tenant().value())
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

    assertThat(went.get("tenant").asString()).isEqualTo(second.tenant().toString());
    assertThat(went.get("role").asString()).isEqualTo("OWNER");
    var there =
        new Person(
            server,
            second.tenant(),
            eva.account(),
            went.get("accessToken").asString(),
            went.get("refreshToken").asString());
    assertThat(there.get("/api/v1/audit").toString()).contains("person.came_over");
    eva.client().get().uri("/api/v1/account").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void whereOneDoesNotBelongIsNowhereAndWhereOneIsOneStays() {
    var foreign = new Chat().tenant().value();

    goesOver(foreign).expectStatus().isNotFound();
    goesOver(first.tenant().value()).expectStatus().isEqualTo(409);

    eva.client().get().uri("/api/v1/account").exchange().expectStatus().isOk();
  }

  private ResponseSpec goesOver(UUID tenant) {
    return eva.asks("POST", "/api/v1/account/tenants/" + tenant + "/session", "");
  }
}
