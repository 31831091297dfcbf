package io.recado.admin.invoice;

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

@Tag("server")
class InvoicesTest {

  private static final String INVOICES = "/api/v1/invoices";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void invoicesAreListedByTheirDayPageByPage() {
    issued("F-1", 3);
    issued("F-2", 1);
    issued("F-3", 3);

    var first = agent.get(INVOICES + "?limit=2");
    var second = agent.get(INVOICES + "?limit=2&cursor=" + first.get("next").asString());

    assertThat(first.get("items").get(0).get("number").asString()).isEqualTo("F-2");
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(
            List.of(
                first.get("items").get(1).get("number").asString(),
                second.get("items").get(0).get("number").asString()))
        .containsExactlyInAnyOrder("F-1", "F-3");
  }

  @Test
  void theListIsNarrowedDown() {
    issued("F-1", 3);
    issued("F-2", -3);
    issued("G-3", 3);
    execute("update invoice set state = 'cancelled' where tenant_id = $1 and number = 'G-3'");
    execute("update customer set name = 'Rocío Núñez' where tenant_id = $1 and number = 'K-F-2'");

    assertThat(numbers("?state=OVERDUE")).containsExactly("F-1");
    assertThat(numbers("?state=OPEN")).containsExactly("F-2");
    assertThat(numbers("?state=OPEN&state=OVERDUE")).containsExactly("F-2", "F-1");
    assertThat(numbers("?state=CANCELLED")).containsExactly("G-3");
    assertThat(numbers("?q=f-1")).containsExactly("F-1");
    assertThat(numbers("?q=nunez")).containsExactly("F-2");
    assertThat(numbers("?q=%25")).isEmpty();
    assertThat(numbers("?customer=" + UUID.randomUUID())).isEmpty();
  }

  @Test
  void oneIsToldWithItsLinesAndWhatWasBookedOfIt() {
    var invoice = errands.invoice("F-1");
    execute(
        """
        insert into invoice_line (tenant_id, invoice_id, position, description, quantity, net_minor, tax_basis_points, tax_minor)
        select $1, invoice_id, 1, 'Internet 300', 1, 12597, 1900, 2393 from invoice where tenant_id = $1
        """);
    execute("update invoice set state = 'paid', paid_at = now() where tenant_id = $1");

    var file = agent.get(INVOICES + "/" + invoice);

    assertThat(file.get("invoice").get("state").asString()).isEqualTo("PAID");
    assertThat(file.get("invoice").get("total").get("minor").asLong()).isEqualTo(14_990);
    assertThat(file.get("invoice").get("outstanding").get("minor").asLong()).isZero();
    assertThat(file.get("lines").get(0).get("description").asString()).isEqualTo("Internet 300");
    assertThat(file.get("lines").get(0).get("tax").get("minor").asLong()).isEqualTo(2_393);
    assertThat(
            file.get("bookings")
                .valueStream()
                .map(one -> one.get("reason").asString() + one.get("amount").get("minor").asLong()))
        .containsExactly("ISSUED14990", "ELSEWHERE-14990");
    assertThat(file.get("attempts")).isEmpty();
  }

  @Test
  void aTransferThatWasConfirmedIsBookedOfItsInvoice() {
    var claim = errands.transfer(chat.says("ana", "ya pagué"), "F-1");
    var half = Map.of("arrived", Map.of("minor", 5_000, "currency", "CLP"));
    agent.does("POST", "/api/v1/transfers/" + claim + "/confirmation", half);

    var listed = agent.get(INVOICES + "?q=F-1").get("items").get(0);
    var file = agent.get(INVOICES + "/" + listed.get("id").asString());

    assertThat(listed.get("outstanding").get("minor").asLong()).isEqualTo(9_990);
    assertThat(file.get("bookings").get(1).get("reason").asString()).isEqualTo("TRANSFER");
    assertThat(file.get("bookings").get(1).get("amount").get("minor").asLong()).isEqualTo(-5_000);
  }

  @Test
  void attemptsToPayAreToldWithoutTheirPagesAddress() {
    var conversation = chat.says("ana", "quiero pagar");
    var invoice = errands.invoice("F-1");
    execute(
        """
        with account as (
          insert into payment_account (tenant_id, account_id, provider, live, preferred, secrets)
          values ($1, gen_random_uuid(), 'stripe', false, true, ''::bytea) returning account_id
        )
        insert into payment_attempt (tenant_id, attempt_id, invoice_id, account_id, conversation_id, language, amount_minor,
                                     currency, state, session_id, url, requested_at, expires_at)
        select $1, gen_random_uuid(), '%s', account_id, '%s', 'es', 14990, 'CLP', 'open', 's', 'https://pay.example/secret',
               now(), now() + interval '1 hour' from account
        """
            .formatted(invoice, conversation));

    var file = agent.get(INVOICES + "/" + invoice);

    assertThat(file.get("attempts").get(0).get("state").asString()).isEqualTo("OPEN");
    assertThat(file.get("attempts").get(0).get("provider").asString()).isEqualTo("STRIPE");
    assertThat(file.toString()).doesNotContain("pay.example");
  }

  /** An invoice that was due so many days ago. */
  private void issued(String number, int daysAgo) {
    errands.invoice(number);
    execute(
        "update invoice set due_on = current_date - (%d) where tenant_id = $1 and number = '%s'"
            .formatted(daysAgo, number));
  }

  private List<String> numbers(String query) {
    return agent
        .get(INVOICES + query)
        .get("items")
        .valueStream()
        .map(invoice -> invoice.get("number").asString())
        .toList();
  }

  private void execute(String sql) {
    server.execute(chat.tenant(), sql);
  }
}
