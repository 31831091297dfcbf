package io.recado.actions.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.recado.action.ActionOutcome;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** What becomes an event, and for whom. */
@Tag("server")
class PublishedEventsTest {

  private static TestDatabase database;

  private WebhookSite site;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aTenant() {
    site = new WebhookSite(database);
  }

  @Test
  void anActionThatIsDoneIsToldOnceWithItsFactsAndNoWords() {
    var listener = site.listener("https://n8n.example.com/hook");
    site.write(
        "insert into ticket (tenant_id, number, request_key, conversation_id, contact_id, language,"
            + " category, priority, summary, opened_at)"
            + " values ({}, 1001, 'run-1', {}, {}, 'es', 'internet', 'high',"
            + " 'No tengo internet', '2026-11-22T05:00:00Z')",
        site.tenant(),
        site.thread.conversation(),
        site.thread.contact());

    site.done("open_ticket", "run-1");
    site.end("run-1", new ActionOutcome.Rejected("too late"));

    var body = site.claimOne(listener).body();
    assertThat(body)
        .contains("\"type\": \"ticket.opened\"")
        .containsPattern("\"timestamp\": \"[-0-9]+T[:0-9]+\\.[0-9]{6}Z\"")
        .contains("\"subject\": \"T-1001\"")
        .contains("\"number\": 1001")
        .contains("\"category\": \"internet\"", "\"priority\": \"high\"")
        .contains("\"conversation_id\": \"" + site.thread.conversation() + "\"")
        .contains("\"contact_id\": \"" + site.thread.contact() + "\"")
        .doesNotContain("No tengo internet", "https");
    assertThat(site.count("webhook_event")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "book_appointment, appointment.booked",
    "reschedule_appointment, appointment.moved",
    "cancel_appointment, appointment.cancelled",
    "pay_invoice, payment.requested",
    "take_offered_time, appointment.booked",
    "rate_ticket, ticket.rated",
    "swap_router, action.swap_router"
  })
  void everyActionHasAType(String action, String type) {
    var listener = site.listener("https://n8n.example.com/hook");

    site.done(action, "run-1");

    assertThat(site.claimOne(listener).body()).contains("\"type\": \"" + type + "\"");
  }

  @Test
  void whatAnUnknownActionsReceiptSaysIsNotTold() {
    var listener = site.listener("https://n8n.example.com/hook");

    site.done("swap_router", "run-1");

    assertThat(site.claimOne(listener).body()).doesNotContain("T-1001");
  }

  @Test
  void whatIsNotDoneIsNoEvent() {
    site.listener("https://n8n.example.com/hook");

    site.requested("open_ticket", "run-1");
    site.end("run-1", new ActionOutcome.Rejected("no"));
    site.done("send_code", "run-2");

    assertThat(site.count("webhook_event")).isZero();
  }

  @Test
  void whereNobodyListensNothingIsWritten() {
    var other = site.listener("https://n8n.example.com/hook", "appointment.booked");
    var paused = site.listener("https://n8n.example.com/paused");
    Await.done(site.subscriptions.pause(paused));
    new WebhookSite(database).listener("https://n8n.example.com/of-another-tenant");

    site.done("open_ticket", "run-1");

    assertThat(site.count("webhook_event")).isZero();
    assertThat(site.count("webhook_delivery")).isZero();
    assertThat(Await.all(site.deadEvents.of(other))).isEmpty();
  }

  @Test
  void everyoneWhoListensIsTold() {
    site.listener("https://n8n.example.com/all");
    site.listener("https://n8n.example.com/tickets", "ticket.opened", "ticket.closed");
    site.listener("https://n8n.example.com/payments", "payment.settled");

    site.done("open_ticket", "run-1");

    assertThat(site.count("webhook_event")).isEqualTo(1);
    assertThat(site.count("webhook_delivery")).isEqualTo(2);
  }

  @Test
  void whatIsRolledBackWasNoEvent() {
    site.listener("https://n8n.example.com/hook");
    site.requested("open_ticket", "run-1");

    var undone =
        site.inTenant(
                "update action_run set state = 'ended', ended_at = now(),"
                    + " outcome = '{\"type\": \"Done\", \"receipt\": {\"reference\": \"1\"}}'")
            .then(Mono.error(new IllegalStateException("the turn was too late")));
    var failure =
        catchThrowable(() -> Await.done(database.scope().inTenant(site.tenant(), () -> undone)));

    assertThat(failure).hasMessage("the turn was too late");
    assertThat(site.count("webhook_event")).isZero();
  }

  @Test
  void anInvoiceIsToldWhenItIsIssuedAndWhenItIsCancelled() {
    var listener = site.listener("https://n8n.example.com/hook");

    var invoice = invoice("open");
    site.write("update invoice set state = 'cancelled'");
    site.write("update invoice set state = 'cancelled'");

    assertThat(site.claim(listener, 10, Duration.ofMinutes(1)))
        .extracting(Claimed::body)
        .hasSize(2)
        .anySatisfy(body -> assertThat(body).contains("\"type\": \"invoice.issued\""))
        .anySatisfy(body -> assertThat(body).contains("\"type\": \"invoice.cancelled\""))
        .allSatisfy(
            body ->
                assertThat(body)
                    .contains("\"subject\": \"F-7\"", "\"invoice_id\": \"" + invoice + "\"")
                    .contains("\"amount_minor\": 119", "\"due_on\": \"2026-11-10\"")
                    .doesNotContain("Cliente Demo"));
  }

  @Test
  void anInvoiceThatWasPaidBeforeItCameIsNotIssued() {
    site.listener("https://n8n.example.com/hook");

    invoice("paid");

    assertThat(site.count("webhook_event")).isZero();
  }

  @Test
  void aPaymentIsToldWhenItsAttemptIsPaid() {
    var listener = site.listener("https://n8n.example.com/hook", "payment.settled");
    var account = Uuid7.next();
    var attempt = Uuid7.next();
    var invoice = invoice("open");
    site.write(
        "insert into payment_account (tenant_id, account_id, provider, live, preferred, secrets)"
            + " values ({}, {}, 'stripe', false, true, '')",
        site.tenant(),
        account);
    site.write(
        "insert into payment_attempt (tenant_id, attempt_id, invoice_id, account_id,"
            + " conversation_id, language, amount_minor, currency, requested_at, expires_at) values"
            + " ({}, {}, {}, {}, {}, 'es', 119, 'CLP', now(), now() + interval '1 h')",
        site.tenant(),
        attempt,
        invoice,
        account,
        site.thread.conversation());

    site.write("update payment_attempt set state = 'paid'");
    site.write("update payment_attempt set state = 'paid'");

    var events = site.claim(listener, 10, Duration.ofMinutes(1));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().body())
        .contains("\"type\": \"payment.settled\"", "\"subject\": \"F-7\"")
        .contains("\"amount_minor\": 119", "\"currency\": \"CLP\"")
        .contains("\"attempt_id\": \"" + attempt + "\"");
  }

  @Test
  void whatFollowsFromPaymentsIsTold() {
    var listener = site.listener("https://n8n.example.com/hook", "service.restore_due");
    var subject = Uuid7.next();

    site.write(
        "insert into business_event (tenant_id, event_id, kind, subject, cause)"
            + " values ({}, {}, 'restore_service', {}, {})",
        site.tenant(),
        Uuid7.next(),
        subject,
        Uuid7.next());

    assertThat(site.claimOne(listener).body()).contains("\"subject\": \"" + subject + "\"");
  }

  @Test
  void whatAgentsAndTheClockDoToATicketIsToldAndWhatCustomersDoOnlyByTheirAction() {
    var listener = site.listener("https://n8n.example.com/hook");
    site.write(
        "insert into ticket (tenant_id, number, request_key, conversation_id, contact_id, language,"
            + " category, priority, summary, opened_at) values ({}, 1001, 'run-1', {}, {}, 'es',"
            + " 'internet', 'high', 'No tengo internet', now())",
        site.tenant(),
        site.thread.conversation(),
        site.thread.contact());

    for (var event :
        List.of(
            "2, 'recado', null, 'answer_breach'",
            "3, 'agent', 'Agente Demo', 'closed'",
            "4, 'agent', 'Agente Demo', 'prioritised'")) {
      site.write(
          "insert into ticket_event (tenant_id, number, at, position, actor, agent, kind, words)"
              + " values ({}, 1001, now(), "
              + event
              + ", 'Unas palabras')",
          site.tenant());
    }

    assertThat(site.claim(listener, 10, Duration.ofMinutes(1)))
        .extracting(Claimed::body)
        .hasSize(3)
        .anySatisfy(body -> assertThat(body).contains("\"type\": \"ticket.answer_breach\""))
        .anySatisfy(body -> assertThat(body).contains("\"type\": \"ticket.prioritised\""))
        .anySatisfy(
            body ->
                assertThat(body)
                    .contains("\"ticket.closed\"", "\"actor\": \"agent\"", "\"T-1001\""))
        .allSatisfy(
            body -> assertThat(body).doesNotContain("No tengo", "Unas palabras", "Agente Demo"));
  }

  @Test
  void aRatingIsToldWithItsScoreAndWithoutItsWords() {
    var listener = site.listener("https://n8n.example.com/hook");
    site.write(
        "insert into ticket (tenant_id, number, request_key, conversation_id, contact_id, language,"
            + " category, priority, summary, opened_at) values ({}, 1001, 'run-1', {}, {}, 'es',"
            + " 'internet', 'high', 'No tengo internet', now())",
        site.tenant(),
        site.thread.conversation(),
        site.thread.contact());
    site.write(
        "insert into ticket_rating (tenant_id, number, score, words, rated_at)"
            + " values ({}, 1001, 2, 'Muy lento', now())",
        site.tenant());
    site.write(
        "insert into ticket_event (tenant_id, number, at, position, actor, kind, request_key)"
            + " values ({}, 1001, now(), 2, 'customer', 'rated', 'run-2')",
        site.tenant());

    site.done("rate_ticket", "run-2");

    assertThat(site.claimOne(listener).body())
        .contains("\"type\": \"ticket.rated\"", "\"number\": 1001", "\"score\": 2")
        .doesNotContain("Muy lento", "No tengo internet");
    assertThat(site.count("webhook_event")).isEqualTo(1);
  }

  @Test
  void whatBecomesOfPlannedWorksIsTold() {
    var listener = site.listener("https://n8n.example.com/hook");
    var node = node();
    for (var day : List.of("tomorrow", "yesterday")) {
      site.write(
          "insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at, words)"
              + " values ({}, {}, {}, '"
              + day
              + "', now() + interval '3 days', 'Cambio de fibra')",
          site.tenant(),
          Uuid7.next(),
          node);
    }

    site.write("update maintenance set ends_at = ends_at + interval '1 h' where starts_at > now()");
    site.write("update maintenance set ends_at = ends_at");
    site.write("delete from maintenance where starts_at > now()");
    site.write("update maintenance set ends_at = clock_timestamp()");
    site.write("delete from maintenance");

    var told = site.claim(listener, 10, Duration.ofMinutes(1));
    assertThat(told)
        .extracting(PublishedEventsTest::type)
        .containsExactlyInAnyOrder(
            "works.planned", "works.planned", "works.changed", "works.called_off", "works.ended");
    assertThat(told)
        .extracting(Claimed::body)
        .allSatisfy(
            body ->
                assertThat(body)
                    .contains("\"subject\": \"Norte\"", "works_id", "starts_at", "ends_at")
                    .doesNotContain("fibra"));
  }

  @Test
  void whatBecomesOfAnIncidentIsTold() {
    var listener = site.listener("https://n8n.example.com/hook");
    var node = node();
    for (var end : List.of("resolved", "lapsed", "dismissed")) {
      var incident = Uuid7.next();
      site.write(
          "insert into incident (tenant_id, incident_id, node_id, state, began_at)"
              + " values ({}, {}, {}, 'suspected', now())",
          site.tenant(),
          incident,
          node);
      if (end.equals("resolved")) {
        site.write("update incident set state = 'known' where incident_id = {}", incident);
      }
      site.write(
          "update incident set state = '" + end + "', ended_at = now() where incident_id = {}",
          incident);
    }

    assertThat(site.claim(listener, 10, Duration.ofMinutes(1)))
        .extracting(PublishedEventsTest::type)
        .containsExactlyInAnyOrder(
            "incident.opened",
            "incident.confirmed",
            "incident.ended",
            "incident.opened",
            "incident.ended",
            "incident.opened",
            "incident.dismissed");
  }

  @Test
  void anOfferedTimeAndAMissedAppointmentAreTold() {
    var listener = site.listener("https://n8n.example.com/hook");
    var entry = Uuid7.next();
    var service = Uuid7.next();
    var calendar = Uuid7.next();
    site.write(
        "insert into service (tenant_id, service_id, position, name_es, name_en, name_de, minutes)"
            + " values ({}, {}, 1, 'Visita', 'Visit', 'Besuch', 60)",
        site.tenant(),
        service);
    site.write(
        "insert into calendar (tenant_id, calendar_id, name) values ({}, {}, 'Demo')",
        site.tenant(),
        calendar);
    site.write(
        "insert into appointment (tenant_id, number, conversation_id, contact_id, service_id,"
            + " calendar_id, starts_at, ends_at, occupied) select {}, 1001, {}, {}, {}, {},"
            + " t, t + interval '1 h', tstzrange(t, t + interval '1 h') from now() t",
        site.tenant(),
        site.thread.conversation(),
        site.thread.contact(),
        service,
        calendar);

    site.write("update appointment set state = 'no_show'");
    site.write(
        "insert into waiting_entry (tenant_id, entry_id, conversation_id, contact_id, service_id,"
            + " language, first_day, last_day, part, asked_at)"
            + " values ({}, {}, {}, {}, {}, 'es', now(), now(), 'any', now())",
        site.tenant(),
        entry,
        site.thread.conversation(),
        site.thread.contact(),
        service);
    site.write(
        "insert into appointment (tenant_id, number, conversation_id, contact_id, service_id,"
            + " calendar_id, starts_at, ends_at, occupied, state, waiting_id, held_until)"
            + " select tenant_id, 1002, conversation_id, contact_id, service_id, calendar_id,"
            + " starts_at, ends_at, occupied, 'held', {}, '2026-11-23T15:00:00Z' from appointment",
        entry);

    assertThat(site.claim(listener, 10, Duration.ofMinutes(1)))
        .extracting(Claimed::body)
        .hasSize(2)
        .anySatisfy(
            body ->
                assertThat(body).contains("\"type\": \"appointment.no_show\"", "\"number\": 1001"))
        .anySatisfy(
            body ->
                assertThat(body)
                    .contains("\"type\": \"waiting.offered\"", "\"number\": 1002")
                    // By the clocks of whoever runs this.
                    .containsPattern("\"held_until\": \"2026-11-2[34]T"));
  }

  /** Of a customer, in the books as it is. */
  private UUID invoice(String state) {
    var customer = Uuid7.next();
    var invoice = Uuid7.next();
    site.write(
        "insert into customer (tenant_id, customer_id, number, name, language)"
            + " values ({}, {}, 'C-1', 'Cliente Demo', 'es')",
        site.tenant(),
        customer);
    site.write(
        "insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on,"
            + " currency, net_minor, tax_minor, total_minor, state, paid_at)"
            + " select {}, {}, 'F-7', {}, '2026-11-01', '2026-11-10', 'CLP', 100, 19, 119, s,"
            + " case s when 'paid' then now() end from (values ({})) as v (s)",
        site.tenant(),
        invoice,
        customer,
        state);
    return invoice;
  }

  private UUID node() {
    var node = Uuid7.next();
    site.write(
        "insert into network_node (tenant_id, node_id, kind, name) values ({}, {}, 'node',"
            + " 'Norte')",
        site.tenant(),
        node);
    return node;
  }

  private static String type(Claimed claimed) {
    return claimed.body().replaceAll(".*\"type\": \"(.*?)\".*", "$1");
  }
}
