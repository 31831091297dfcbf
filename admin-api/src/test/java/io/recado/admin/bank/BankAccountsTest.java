package io.recado.admin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.CustomerId;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupOutcome.None;
import io.recado.action.LookupRequest;
import io.recado.actions.bank.OnlyByTransfer;
import io.recado.actions.bank.WhereToTransfer;
import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.PaymentAccounts;
import io.recado.actions.payment.Provider;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@Tag("server")
class BankAccountsTest {

  private static final String ROUTE = "/api/v1/bank-accounts";
  private static final Map<String, Object> CHILE =
      account("OTHER", "00-123-45678", "CLP", "RUT 76.123.456-7");
  private static final Map<String, Object> MEXICO =
      account("CLABE", "0321 8000 0118 3597 19", "MXN", null);

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void customersAreToldOfAccountsInTheCurrencyOfTheirInvoice() {
    new Errands(chat).invoice("F-9");
    assertThat(asked(WhereToTransfer.class)).isEqualTo(new None("no_account"));
    assertThat(asked(OnlyByTransfer.class)).isEqualTo(new None("no_account"));

    put("0", MEXICO, CHILE).expectStatus().isOk();

    assertThat(told(WhereToTransfer.class))
        .isEqualTo(
            """
            Banco: Banco del Sur
            Titular: Red Andina SpA
            Número de cuenta: 00-123-45678
            RUT 76.123.456-7\
            """);
    assertThat(told(OnlyByTransfer.class)).isEqualTo(told(WhereToTransfer.class));
    assertThat(owner.get(ROUTE).at("/accounts/0/number").asString())
        .isEqualTo("032180000118359719");
  }

  @Test
  void whoTakesPaymentsByALinkOffersThatFirst() {
    new Errands(chat).invoice("F-9");
    put("0", CHILE).expectStatus().isOk();
    var account =
        new PaymentAccount(
            chat.tenant(),
            new AccountId(Uuid7.next()),
            Provider.STRIPE,
            false,
            Map.of("secret_key", "sk_test_1", "webhook_secret", "whsec_1"));
    Await.done(server.bean(PaymentAccounts.class).save(account));

    assertThat(asked(OnlyByTransfer.class)).isEqualTo(new None("by_link"));
    assertThat(asked(WhereToTransfer.class)).isInstanceOf(Found.class);
  }

  @Test
  void eachChangeIsEnteredInTheAuditByTheEndOfTheNumber() {
    put("0", CHILE, MEXICO).expectStatus().isOk();
    var renamed = new HashMap<>(CHILE);
    renamed.put("holder", "Otra SpA");

    put("1", MEXICO, renamed).expectStatus().isOk();
    put("2", renamed).expectStatus().isOk();

    assertThat(
            server.texts(
                chat.tenant(),
                "select action || ' ' || code || ' ' || reference || ' ' || (actor_name = '%s')::text"
                        .formatted(owner.id())
                    + " from audit_entry where tenant_id = $1 and action like 'transfer.account_%'"
                    + " order by entry_id"))
        .containsExactly(
            "transfer.account_added CLP Banco del Sur …5678 true",
            "transfer.account_added MXN Banco del Sur …9719 true",
            "transfer.account_changed CLP Banco del Sur …5678 true",
            "transfer.account_removed MXN Banco del Sur …9719 true");
  }

  @Test
  void onlyOwnersSeeAndSetThem() {
    var agent = server.person(chat.tenant(), Role.AGENT);

    agent.client().get().uri(ROUTE).exchange().expectStatus().isForbidden();
    agent.asks("PUT", ROUTE, Map.of("accounts", List.of())).expectStatus().isForbidden();
    put("0", CHILE).expectStatus().isOk();
    refused(put("0", MEXICO), 412, "terms-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "CLABE, 032180000118359718, MXN, 422, account-number-wrong",
    "IBAN, DE89370400440532013001, EUR, 422, account-number-wrong",
    "OTHER, mi cuenta, CLP, 422, account-number-wrong",
    "OTHER, 12345, XXX, 400, body-unreadable",
    "SWIFT, 12345, CLP, 400, body-unreadable"
  })
  void whatIsNoAccountIsRefused(
      String standard, String number, String currency, int status, String code) {
    refused(put("0", account(standard, number, currency, null)), status, code);
  }

  @Test
  void anAccountIsThereOnceAndThereAreSoMany() {
    refused(put("0", CHILE, CHILE), 409, "name-taken");
    var many =
        IntStream.rangeClosed(0, 10)
            .<Map<?, ?>>mapToObj(i -> account("OTHER", "1234" + i, "CLP", null))
            .toArray(Map<?, ?>[]::new);
    refused(put("0", many), 409, "too-many");
  }

  private String told(Class<? extends Lookup> lookup) {
    var facts = ((Found) asked(lookup)).items().getFirst().facts();
    return Objects.requireNonNull(facts.get("accounts"));
  }

  private LookupOutcome asked(Class<? extends Lookup> lookup) {
    var key = chat.key(chat.says("ana", "¿a qué cuenta transfiero?"));
    var asked = chat.request(key.conversation().value(), "bank_accounts", "1", Map.of());
    var customer =
        server
            .texts(
                chat.tenant(),
                "select customer_id::text from invoice where tenant_id = $1 and number = 'F-9'")
            .getFirst();
    var bean = server.bean(lookup);
    return Await.value(
        bean.find(
            new LookupRequest(
                asked.tenant(),
                asked.conversation(),
                asked.contact(),
                bean.name(),
                Map.of("invoice", new SlotValue.Words("F-9")),
                Language.SPANISH,
                new CustomerId(UUID.fromString(customer)))));
  }

  private ResponseSpec put(String version, Map<?, ?>... accounts) {
    return owner
        .client()
        .put()
        .uri(ROUTE)
        .contentType(MediaType.APPLICATION_JSON)
        .header("If-Match", "\"" + version + "\"")
        .bodyValue(Map.of("accounts", List.of(accounts)))
        .exchange();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static Map<String, Object> account(
      String standard, String number, String currency, @Nullable String note) {
    var account = new HashMap<String, Object>();
    account.put("standard", standard);
    account.put("number", number);
    account.put("currency", currency);
    account.put("holder", "Red Andina SpA");
    account.put("bank", "Banco del Sur");
    account.put("note", note);
    return account;
  }
}
