package io.recado.actions.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@Tag("server")
class PortalPasswordsTest {

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  @Test
  void theLastPasswordIsKeptAsAHashThatOthersCanCheck() {
    var site = new PasswordSite(database);
    var system = site.system(SystemKind.PORTAL, "Portal", false, Map.of());
    var account = new AccessAccount(site.account(system, "C-101"), system, "C-101");
    var portal = new PortalPasswords(database.client(), database.scope());

    Await.value(portal.set(account, "first"));
    assertThat(Await.value(portal.set(account, "second")))
        .isEqualTo(PasswordBackend.Answer.CHANGED);

    var hash =
        site.rows.text(
            site.thread.tenant(), "select hash from portal_password where tenant_id = $1");
    assertThat(hash).startsWith("$2");
    assertThat(new BCryptPasswordEncoder().matches("second", hash)).isTrue();
  }
}
