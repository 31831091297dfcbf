package io.recado.admin.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PasswordRequestsTest {

  private static final String REQUESTS = "/api/v1/password-requests";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void requestsAreListedLatestFirstPageByPageAndByState() {
    asked("ana", "changed");
    asked("ben", "refused");

    var first = owner.get(REQUESTS + "?limit=1");
    var second = owner.get(REQUESTS + "?limit=1&cursor=" + first.get("next").asString());

    assertThat(first.get("items").get(0).get("login").asString()).isEqualTo("ben@portal.example");
    assertThat(first.get("items").get(0).get("reason").asString()).isEqualTo("unreachable");
    assertThat(second.get("items").get(0).get("login").asString()).isEqualTo("ana@portal.example");
    assertThat(second.get("items").get(0).get("systemKind").asString()).isEqualTo("PORTAL");
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(logins("?state=CHANGED")).containsExactly("ana@portal.example");
  }

  @Test
  void noSecretIsTold() {
    asked("ana", "changed");

    assertThat(owner.get(REQUESTS).toString())
        .doesNotContain("secret")
        .doesNotContain("token")
        .doesNotContain("sealed");
  }

  @Test
  void agentsAreNotToldOfThem() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.client().get().uri(REQUESTS).exchange().expectStatus().isForbidden();
  }

  private void asked(String customer, String state) {
    errands.newPassword(chat.says(customer, "olvidé mi contraseña"), customer, state);
  }

  private List<String> logins(String query) {
    return owner
        .get(REQUESTS + query)
        .get("items")
        .valueStream()
        .map(request -> request.get("login").asString())
        .toList();
  }
}
