package io.recado.actions.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.FoundItem;
import io.recado.action.IdempotencyKey;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.invoice.TestInvoices;
import io.recado.actions.link.LinkToken;
import io.recado.channel.MasterKey;
import io.recado.channel.MasterKeys;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.testing.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** From the wish for an invoice to what its link shows, on a real database. */
@Tag("server")
class SendInvoiceTest {

  private static final MasterKeys KEYS = new MasterKeys(List.of(MasterKey.random()));

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private static final TestInvoices rows = new TestInvoices(database);

  private TestThread thread;
  private CustomerId customer;
  private InvoiceId invoice;

  @BeforeEach
  void aCustomerWithAnInvoice() {
    thread = TestConversations.add(database, database.tenant("Red Andina"));
    customer = rows.customer(thread.tenant(), null);
    invoice = rows.invoice(thread.tenant(), customer, Money.of(14_990, "CLP"), "2026-11-10");
  }

  @Test
  void theLinkShowsTheInvoiceAsItStands() {
    var token = token(send("run-1"));
    assertThat(open(token).owed()).isEqualTo(Money.of(14_990, "CLP"));

    rows.setState(thread.tenant(), invoice, "paid");

    var document = open(token);
    assertThat(document.number()).isEqualTo(rows.numberOf(thread.tenant(), invoice));
    assertThat(document.state()).isEqualTo("paid");
    assertThat(document.owed()).isEqualTo(Money.of(0, "CLP"));
    assertThat(document.totals().total()).isEqualTo(Money.of(14_990, "CLP"));
    assertThat(document.issuer().name()).isEqualTo("Red Andina");
    assertThat(document.recipient().name()).isEqualTo("Cliente Demo");
    assertThat(document.lines()).hasSize(1);
    assertThat(InvoicePdf.of(document)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void theSameRequestGetsTheSameLinkAndAnotherGetsAnother() {
    var first = send("run-1");

    assertThat(send("run-1")).isEqualTo(first);
    assertThat(Await.value(action().outcomeOf(request("run-1")))).isEqualTo(first);
    assertThat(Await.empty(action().outcomeOf(request("run-2")))).isTrue();
    assertThat(token(send("run-2"))).isNotEqualTo(token(first)).hasSize(43);
    assertThat(done(first).receipt().facts().keySet()).isEqualTo(action().receiptFacts());
  }

  @Test
  void theTableOfLinksOpensNoInvoice() {
    var token = token(send("run-1"));

    assertThat(
            rows.count(
                thread.tenant(),
                "select count(*) from invoice_link l where tenant_id = $1 and position('"
                    + token
                    + "' in l::text) > 0"))
        .isZero();
  }

  @Test
  void whatIsNotTheirsIsNotSent() {
    customer = rows.customer(thread.tenant(), null);

    assertThat(send("run-1")).isEqualTo(new ActionOutcome.Rejected("unknown_invoice"));
    assertThat(action().proof()).isEqualTo(Proof.CUSTOMER);
    assertThat(new MyInvoices(TestInvoices.invoices(database)).proof()).isEqualTo(Proof.CUSTOMER);
  }

  @Test
  void aLinkIsOverWithItsTimeAndWhenItWasOpenedTooOften() {
    var token = token(send("run-1"));
    for (int i = 0; i < InvoiceLinks.MOST_OPENINGS; i++) {
      open(token);
    }
    assertThat(Await.empty(links().open(of(token)))).isTrue();

    var other = token(send("run-2"));
    rows.write(
        thread.tenant(),
        "update invoice_link set expires_at = now() - interval '1 s' where tenant_id = $1");
    assertThat(Await.empty(links().open(of(other)))).isTrue();
    assertThat(Await.empty(links().open(of("A".repeat(43))))).isTrue();
  }

  @Test
  void afterAChangeOfKeysARepeatedRequestGetsALinkThatOpens() {
    var before = token(send("run-1"));
    var later = links(new MasterKeys(List.of(MasterKey.random())));

    var link =
        Await.value(later.make(thread.tenant(), invoice, Language.SPANISH, request("run-1").key()));

    assertThat(link.token().value()).isNotEqualTo(before);
    assertThat(open(link.token().value()).number()).isEqualTo(link.number());
    assertThat(Await.empty(links().open(of(before)))).isTrue();
  }

  @Test
  void linksThatAreOverAreForgottenAndGivenNoMore() {
    send("run-1");
    rows.write(
        thread.tenant(),
        "update invoice_link set expires_at = now() - interval '1 s' where tenant_id = $1");
    assertThat(Await.empty(action().outcomeOf(request("run-1")))).isTrue();

    send("run-2");

    assertThat(
            rows.count(thread.tenant(), "select count(*) from invoice_link where tenant_id = $1"))
        .isEqualTo(1);
  }

  @Test
  void thoseThatArePaidCanBeChosenTooAndTheLatestComesFirst() {
    var older = rows.invoice(thread.tenant(), customer, Money.of(9_990, "CLP"), "2026-10-10");
    rows.setState(thread.tenant(), older, "paid");
    var wrong = rows.invoice(thread.tenant(), customer, Money.of(1, "CLP"), "2026-09-10");
    rows.setState(thread.tenant(), wrong, "cancelled");

    var found = (LookupOutcome.Found) Await.value(find());

    assertThat(found.items())
        .extracting(FoundItem::id)
        .containsExactly(
            rows.numberOf(thread.tenant(), invoice), rows.numberOf(thread.tenant(), older));
    assertThat(found.items().getLast().description()).isEqualTo("20 septiembre 2026, $9.990");
    customer = rows.customer(thread.tenant(), null);
    assertThat(Await.value(find())).isEqualTo(new LookupOutcome.None("no_invoices"));
  }

  private Mono<LookupOutcome> find() {
    return new MyInvoices(TestInvoices.invoices(database))
        .find(
            new LookupRequest(
                thread.tenant(),
                thread.conversation(),
                thread.contact(),
                MyInvoices.NAME,
                Map.of(),
                Language.SPANISH,
                customer));
  }

  private ActionOutcome send(String run) {
    return Await.value(action().perform(request(run)));
  }

  private static InvoiceDocument open(String token) {
    return Await.value(links().open(of(token)));
  }

  private static LinkToken of(String token) {
    return LinkToken.of(token).orElseThrow();
  }

  private static ActionOutcome.Done done(ActionOutcome outcome) {
    assertThat(outcome).isInstanceOf(ActionOutcome.Done.class);
    return (ActionOutcome.Done) outcome;
  }

  private static String token(ActionOutcome outcome) {
    var link = done(outcome).receipt().facts().getOrDefault("link", "");
    assertThat(link).startsWith("https://chat.example.com/invoices/").endsWith(".pdf");
    return link.substring(link.lastIndexOf('/') + 1, link.length() - 4);
  }

  private static SendInvoice action() {
    return new SendInvoice(
        TestInvoices.invoices(database), links(), URI.create("https://chat.example.com"));
  }

  private static InvoiceLinks links() {
    return links(KEYS);
  }

  private static InvoiceLinks links(MasterKeys keys) {
    return new PostgresInvoiceLinks(
        database.database().dispatch(),
        database.client(),
        database.scope(),
        keys,
        new PostgresDocuments(database.client()));
  }

  private ActionRequest request(String run) {
    return new ActionRequest(
        thread.tenant(),
        thread.conversation(),
        thread.contact(),
        IdempotencyKey.of(thread.conversation(), run, "send"),
        SendInvoice.NAME,
        Map.of("invoice", new SlotValue.Words(rows.numberOf(thread.tenant(), invoice))),
        Language.SPANISH,
        customer);
  }
}
