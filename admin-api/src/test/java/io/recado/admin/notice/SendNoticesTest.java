package io.recado.admin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Post;
import io.recado.admin.access.Role;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever gets into one owner's session is seen by the other owners. */
@Tag("server")
class SendNoticesTest {

  private final AdminServer server = AdminServer.running();
  private final Post post = new Post(server);
  private final TenantId tenant = new Chat().tenant();
  private final Person owner = server.person(tenant, Role.OWNER);
  private final Person other = server.person(tenant, Role.OWNER);
  private final Person agent = server.person(tenant, Role.AGENT);

  @Test
  void everyOwnerIsToldOnceOfAccountsThatWereChangedWithinAMinute() {
    changeAccounts("0", "00-123-45678");
    changeAccounts("1", "00-999-99999");
    assertThat(mailTo(owner)).as("until the minute is over").isEmpty();

    sendAll();

    assertThat(mailTo(owner))
        .singleElement()
        .asString()
        .contains("Demo: cambiaron las cuentas bancarias", "https://panel.example/panel/audit")
        .doesNotContain("99999");
    assertThat(mailTo(other)).hasSize(1);
    assertThat(mailTo(agent)).isEmpty();
    sendAll();
    assertThat(mailTo(owner)).as("told once").hasSize(1);
  }

  @Test
  void theNextChangeIsToldOfAnew() {
    changeAccounts("0", "00-123-45678");
    sendAll();

    changeAccounts("1", "00-999-99999");
    sendAll();

    assertThat(mailTo(other)).hasSize(2);
  }

  @Test
  void anOwnerWhoIsPutOutIsTold() {
    owner.asks("DELETE", "/api/v1/people/" + other.id(), Map.of()).expectStatus().isNoContent();

    sendAll();

    assertThat(mailTo(other)).singleElement().asString().contains("quién es propietario");
    assertThat(mailTo(owner)).hasSize(1);
  }

  @Test
  void whatHappensEveryDayIsNotMailed() {
    owner.asks("DELETE", "/api/v1/people/" + agent.id(), Map.of()).expectStatus().isNoContent();

    sendAll();

    assertThat(mailTo(owner)).isEmpty();
  }

  private void changeAccounts(String version, String number) {
    var account =
        Map.of(
            "standard", "OTHER",
            "number", number,
            "currency", "CLP",
            "holder", "Red Andina SpA",
            "bank", "Banco del Sur");
    owner
        .client()
        .put()
        .uri("/api/v1/bank-accounts")
        .header("If-Match", version)
        .bodyValue(Map.of("accounts", List.of(account)))
        .exchange()
        .expectStatus()
        .isOk();
  }

  private List<String> mailTo(Person person) {
    return post.to(person.account().email());
  }

  /** As when the minute is over. */
  private void sendAll() {
    var due =
        server
            .bean(DispatchDatabase.class)
            .client()
            .sql(
                "update owner_notice set send_at = now() where tenant_id = $1 and send_at is not null")
            .bind(0, tenant.value());
    Await.done(due.then());
    Await.done(server.bean(SendNotices.class).run());
  }
}
