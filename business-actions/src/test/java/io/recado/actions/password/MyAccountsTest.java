package io.recado.actions.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupRequest;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MyAccountsTest {

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private PasswordSite site;

  @BeforeEach
  void aCustomer() {
    site = new PasswordSite(database);
  }

  @Test
  void accountsAreCalledByTheirSystems() {
    var mail = site.system("Correo", false);
    site.account(site.system("Portal de clientes", false), "C-101");
    site.account(mail, "cliente01@example.com");
    site.account(site.rows.customer(site.thread.tenant(), null), mail, "other@example.com");

    assertThat(((Found) find()).items())
        .extracting(FoundItem::title, FoundItem::description)
        .containsExactly(
            tuple("Correo", "cliente01@example.com"), tuple("Portal de clientes", "C-101"));
  }

  @Test
  void twoInOneSystemAreToldApartHoweverLongTheirLogins() {
    var mail = site.system("Correo", false);
    site.account(mail, "administracion.ventas.uno@example.com");
    site.account(mail, "administracion.ventas.dos@example.com");

    assertThat(((Found) find()).items())
        .extracting(FoundItem::title)
        .containsExactly("1. administracion.venta…", "2. administracion.venta…");
  }

  @Test
  void whoHasNoneIsTold() {
    assertThat(find()).isEqualTo(new LookupOutcome.None("no_account"));
  }

  @Test
  void ofARoutersAccountItIsSaidWhatBecomesOfTheRouter() {
    var line = site.system(SystemKind.ROUTEROS, "PPPoE", false, Map.of());
    site.account(line, "c101");

    assertThat(((Found) find()).items())
        .singleElement()
        .satisfies(item -> assertThat(item.facts().get("effect")).contains("router"));
  }

  @Test
  void secretsOfASystemAreReadAsTheyWereSavedAndSealedMeanwhile() {
    var system = site.system(SystemKind.ROUTEROS, "PPPoE", false, Map.of("password", "s3cret"));
    var account = site.account(system, "c101");

    var found =
        Await.value(site.accounts.find(site.thread.tenant(), site.customer, account)).system();

    assertThat(found.secret("password")).isEqualTo("s3cret");
    assertThat(found.toString()).doesNotContain("s3cret");
    assertThat(
            site.rows.text(
                site.thread.tenant(),
                "select encode(secrets, 'escape') from password_system where tenant_id = $1"))
        .doesNotContain("s3cret");
  }

  private LookupOutcome find() {
    return Await.value(
        new MyAccounts(site.accounts)
            .find(
                new LookupRequest(
                    site.thread.tenant(),
                    site.thread.conversation(),
                    site.thread.contact(),
                    MyAccounts.NAME,
                    Map.of(),
                    Language.ENGLISH,
                    site.customer)));
  }
}
