package io.recado.admin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Post;
import io.recado.admin.access.Role;
import io.recado.tenant.TenantId;
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
  private final Notices notices = new Notices(server, tenant);
  private final Person owner = server.person(tenant, Role.OWNER);
  private final Person other = server.person(tenant, Role.OWNER);
  private final Person agent = server.person(tenant, Role.AGENT);

  @Test
  void everyOwnerIsToldOnceOfAccountsThatWereChangedWithinAMinute() {
    changeAccounts("0", "00-123-45678");
    changeAccounts("1", "00-999-99999");
    assertThat(mailTo(owner)).as("until the minute is over").isEmpty();

    notices.sendAll();

    assertThat(mailTo(owner))
        .singleElement()
        .asString()
        .contains("Demo: cambiaron las cuentas bancarias", "https://panel.example/panel/audit")
        .doesNotContain("99999");
    assertThat(mailTo(other)).hasSize(1);
    assertThat(mailTo(agent)).isEmpty();
    notices.sendAll();
    assertThat(mailTo(owner)).as("told once").hasSize(1);
  }

  @Test
  void theNextChangeIsToldOfAnew() {
    changeAccounts("0", "00-123-45678");
    notices.sendAll();

    changeAccounts("1", "00-999-99999");
    notices.sendAll();

    assertThat(mailTo(other)).hasSize(2);
  }

  @Test
  void anOwnerWhoIsPutOutIsTold() {
    owner.asks("DELETE", "/api/v1/people/" + other.id(), Map.of()).expectStatus().isNoContent();

    notices.sendAll();

    assertThat(mailTo(other)).singleElement().asString().contains("quién es propietario");
    assertThat(mailTo(owner)).hasSize(1);
  }

  @Test
  void whatHappensEveryDayIsNotMailed() {
    owner.asks("DELETE", "/api/v1/people/" + agent.id(), Map.of()).expectStatus().isNoContent();

    notices.sendAll();

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
}
