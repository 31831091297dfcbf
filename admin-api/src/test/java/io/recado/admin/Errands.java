package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.actions.ticket.OpenTicket;
import io.recado.actions.transfer.ClaimTransfer;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.Uuid7;
import io.recado.dialogue.SlotValue;
import io.recado.outbox.Ending;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a tenant's customers have the bot do. */
public final class Errands {

  private final AdminServer server = AdminServer.running();
  private final Chat chat;

  public Errands(Chat chat) {
    this.chat = chat;
  }

  /** A ticket, by its number. */
  public String ticket(UUID conversation, String summary, String urgency) {
    var inputs =
        Map.<String, SlotValue>of(
            "summary", new SlotValue.Words(summary),
            "category", new SlotValue.Chosen("internet", ""),
            "urgency", new SlotValue.Chosen(urgency, ""));
    var request = chat.request(conversation, "open_ticket", summary, inputs);
    var outcome = Await.value(server.bean(OpenTicket.class).perform(request));
    return ((ActionOutcome.Done) outcome).receipt().reference();
  }

  /**
   * What a customer says to have transferred yesterday of a new invoice, 14,990 pesos: the claim's
   * id.
   */
  public UUID transfer(UUID conversation, String invoice, MediaFile... proof) {
    var customer = owing(invoice);
    var inputs =
        Map.<String, SlotValue>of(
            "invoice", new SlotValue.Words(invoice),
            "day", new SlotValue.Words(LocalDate.now(ZoneOffset.UTC).minusDays(1).toString()),
            "reference", new SlotValue.Words("transf " + invoice),
            "proof", new SlotValue.Files(List.of(proof)));
    var asked = chat.request(conversation, "claim_transfer", invoice, inputs);
    var request =
        new ActionRequest(
            asked.tenant(),
            asked.conversation(),
            asked.contact(),
            asked.key(),
            asked.action(),
            asked.inputs(),
            asked.language(),
            customer);
    var outcome = Await.value(server.bean(ClaimTransfer.class).perform(request));
    assertThat(outcome).isInstanceOf(ActionOutcome.Done.class);
    return UUID.fromString(
        server
            .texts(
                chat.tenant(),
                "select claim_id::text from transfer_claim where tenant_id = $1 and reference = 'transf %s'"
                    .formatted(invoice))
            .getFirst());
  }

  /** A new invoice of 14,990 pesos, due today: its id. */
  public UUID invoice(String number) {
    owing(number);
    return UUID.fromString(
        server
            .texts(
                chat.tenant(),
                "select invoice_id::text from invoice where tenant_id = $1 and number = '%s'"
                    .formatted(number))
            .getFirst());
  }

  /** Files that came with a ticket's report, and are still to be fetched. */
  public void attached(String ticket, int count) {
    server.execute(
        chat.tenant(),
        """
        insert into ticket_attachment (tenant_id, number, position, file_id, mime_type, name, size_bytes)
        select $1, %s, place, 'file ' || place, 'image/jpeg', 'foto ' || place || '.html', 10 from generate_series(0, %d) place
        """
            .formatted(ticket.substring(2), count - 1));
  }

  /** A new password that a customer asked for in a portal: its login. */
  public String newPassword(UUID conversation, String customer, String state) {
    var login = customer + "@portal.example";
    var owner = owing("I-" + customer);
    server.execute(
        chat.tenant(),
        """
        with system as (
          insert into password_system (tenant_id, system_id, kind, name) values ($1, gen_random_uuid(), 'portal', 'Portal')
          returning system_id
        ), account as (
          insert into access_account (tenant_id, account_id, customer_id, system_id, login)
          select $1, gen_random_uuid(), '%1$s', system_id, '%2$s' from system returning account_id, system_id
        )
        insert into password_reset (tenant_id, reset_id, request_key, account_id, conversation_id, contact_id, language, state,
                                    reason, secret, customer_id, login, system_id, system_kind, system_name)
        select $1, gen_random_uuid(), '%2$s', account_id, c.conversation_id, c.contact_id, 'es', '%4$s',
               case '%4$s' when 'refused' then 'unreachable' end, 'sealed-secret'::bytea, '%1$s', '%2$s', system_id, 'portal',
               'Portal'
        from account, conversation c where c.tenant_id = $1 and c.conversation_id = '%3$s'
        """
            .formatted(owner.value(), login, conversation, state));
    return login;
  }

  /** A system of that name, kept here: its id. */
  public UUID passwordSystem(String name) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into password_system (tenant_id, system_id, kind, name) values ($1, '%s', 'portal', '%s')"
            .formatted(id, name));
    return id;
  }

  /** A router of that name, whose address is sealed: its id. */
  public UUID router(String name) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into network_router (tenant_id, router_id, kind, name, secrets) values ($1, '%s', 'mikrotik', '%s', '')"
            .formatted(id, name));
    return id;
  }

  /** What somebody signs in with, in a system of that name: its id. */
  public UUID login(String system) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into access_account (tenant_id, account_id, customer_id, system_id, login)"
            + " values ($1, '%s', '%s', '%s', 'somebody')"
                .formatted(id, owing("L-" + system).value(), passwordSystem(system)));
    return id;
  }

  /** Who is to pay a new invoice. */
  private CustomerId owing(String invoice) {
    var customer = Uuid7.next();
    server.execute(
        chat.tenant(),
        """
        with owing as (
          insert into customer (tenant_id, customer_id, number, name, language)
          values ($1, '%1$s', 'K-%2$s', 'Cliente Demo', 'es')
        )
        insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on, currency, net_minor, tax_minor,
                             total_minor)
        values ($1, gen_random_uuid(), '%2$s', '%1$s', current_date - 20, current_date, 'CLP', 12597, 2393, 14990)
        """
            .formatted(customer, invoice));
    return new CustomerId(customer);
  }

  /** What somebody new has subscribed to, and on which access. */
  public Subscribed subscription(String name) {
    var access = network(name).getLast();
    var made = new Subscribed(Uuid7.next(), owing("S-" + name).value(), Uuid7.next(), access);
    server.execute(
        chat.tenant(),
        """
        with sold as (
          insert into plan (tenant_id, plan_id, name, download_mbps, upload_mbps, price_minor, currency, tax_basis_points)
          values ($1, '%1$s', '%2$s', 200, 100, 14990, 'CLP', 1900)
        )
        insert into subscription (tenant_id, subscription_id, customer_id, plan_id, access_id, since)
        values ($1, '%3$s', '%4$s', '%1$s', '%5$s', current_date)
        """
            .formatted(made.plan(), name, made.id(), made.customer(), access));
    return made;
  }

  /** A subscription with all that it joins. */
  public record Subscribed(UUID id, UUID customer, UUID plan, UUID access) {}

  /** A node with a sector and an access below it: their ids. */
  public List<UUID> network(String name) {
    var node = Uuid7.next();
    var sector = Uuid7.next();
    var access = Uuid7.next();
    server.execute(
        chat.tenant(),
        """
        insert into network_node (tenant_id, node_id, parent_id, kind, name)
        values ($1, '%2$s', null, 'node', '%1$s'), ($1, '%3$s', '%2$s', 'sector', '%1$s Norte'),
               ($1, '%4$s', '%3$s', 'access', '%1$s Acceso 1')
        """
            .formatted(name, node, sector, access));
    return List.of(node, sector, access);
  }

  /** A monitor that tells by webhook. */
  public UUID monitor() {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        """
        insert into network_monitor (tenant_id, monitor_id, kind, name, secrets)
        values ($1, '%s', 'webhook', 'Alertmanager', '')
        """
            .formatted(id));
    return id;
  }

  /** What it watches. */
  public UUID monitoredObject(UUID node) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        """
        insert into monitored_object (tenant_id, monitor_id, object, node_id, object_id)
        values ($1, '%s', 'olt-3', '%s', '%s')
        """
            .formatted(monitor(), node, id));
    return id;
  }

  /** Works to come. */
  public UUID works(UUID node) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        """
        insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at)
        values ($1, '%s', '%s', now() + interval '1 day', now() + interval '2 days')
        """
            .formatted(id, node));
    return id;
  }

  /** What several customers' reports have come to. */
  public UUID suspicion(UUID node) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into incident (tenant_id, incident_id, node_id, state, began_at)"
            + " values ($1, '%s', '%s', 'suspected', now())".formatted(id, node));
    return id;
  }

  /** An appointment of half an hour, by its number. */
  public String appointment(UUID conversation, Instant start) {
    var service = Uuid7.next();
    var calendar = Uuid7.next();
    server.execute(
        chat.tenant(),
        """
        with added as (
          insert into service (tenant_id, service_id, position, name_es, name_en, name_de, minutes)
          values ($1, '%1$s', 1, 'Visita', 'Visit', 'Besuch', 30)
        ), staff as (
          insert into calendar (tenant_id, calendar_id, name) values ($1, '%2$s', 'Técnica %2$s')
        ), counted as (
          insert into appointment_counter (tenant_id) values ($1)
          on conflict (tenant_id) do update set next_number = appointment_counter.next_number + 1
          returning next_number
        )
        insert into appointment (tenant_id, number, conversation_id, contact_id, service_id, calendar_id, starts_at, ends_at,
                                 occupied)
        select $1, n.next_number, c.conversation_id, c.contact_id, '%1$s', '%2$s', s.at, s.at + interval '30 minutes',
               tstzrange(s.at, s.at + interval '30 minutes')
        from conversation c, counted n, (select '%4$s'::timestamptz as at) s
        where c.tenant_id = $1 and c.conversation_id = '%3$s'
        """
            .formatted(service, calendar, conversation, start));
    return server
        .texts(chat.tenant(), "select 'C-' || max(number) from appointment where tenant_id = $1")
        .getFirst();
  }

  /** Something that can be booked, in no calendar yet: its id. */
  public UUID service() {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        """
        insert into service (tenant_id, service_id, position, name_es, name_en, name_de, minutes)
        values ($1, '%s', 1, 'Revisión', 'Check', 'Prüfung', 30)
        """
            .formatted(id));
    return id;
  }

  /** Somebody or something that appointments take up: its id. */
  public UUID calendar(String name) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into calendar (tenant_id, calendar_id, name) values ($1, '%s', '%s')"
            .formatted(id, name));
    return id;
  }

  /** That a calendar is never to be had again: its id. */
  public UUID absence(String calendar) {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into calendar_absence (tenant_id, calendar_id, during, absence_id)"
            + " values ($1, '%s', '[2026-01-01,)', '%s')".formatted(calendar(calendar), id));
    return id;
  }

  /** A reply that owners wrote: its id. */
  public UUID savedReply() {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into saved_reply (tenant_id, reply_id, shortcut, spanish) values ($1, '%s', 'hi', 'hola')"
            .formatted(id));
    return id;
  }

  /** A label: its id. */
  public UUID label() {
    var id = Uuid7.next();
    server.execute(
        chat.tenant(),
        "insert into label (tenant_id, label_id, name, colour) values ($1, '%s', 'vip', 'red')"
            .formatted(id));
    return id;
  }

  /** A message of the bot that its channel refused for good: its id. */
  public UUID deadLetter(UUID conversation) {
    var outbox = server.stores().outbox();
    var lease = Duration.ofMinutes(1);
    var message = Await.value(outbox.claim(chat.key(conversation), lease));
    Await.done(
        outbox.end(message, new Ending.Dead("131026", "no such number", Duration.ZERO), lease));
    return message.id();
  }

  /** A request whose backend is away. */
  public void queued(UUID conversation, String run) {
    var request = chat.request(conversation, "open_ticket", run, Map.of());
    Await.done(server.stores().ledger().open(request, run, "open_ticket"));
    server.execute(
        chat.tenant(),
        "update action_run set state = 'queued', due_at = now() + interval '1 hour'"
            + " where tenant_id = $1 and flow_run = '%s'".formatted(run));
  }

  /** A webhook that did not take an event: the subscription's id and the event's. */
  public List<UUID> deadEvent(String type) {
    var subscription = Uuid7.next();
    var event = Uuid7.next();
    var secrets =
        Map.of("address", "http://127.0.0.1:1/", "signing-secret", "whsec_" + "QUFB".repeat(8));
    var sealed =
        server.bean(SecretBox.class).seal(chat.tenant(), new ChannelId(subscription), secrets);
    server.execute(
        chat.tenant(),
        """
        with listening as (
          insert into webhook_subscription (tenant_id, subscription_id, secrets) values ($1, '%1$s', '\\x%4$s')
          returning tenant_id
        ), happened as (
          insert into webhook_event (tenant_id, event_id, type, at, data)
          select tenant_id, '%2$s', '%3$s', now(), '{}' from listening returning event_id
        )
        insert into webhook_delivery (tenant_id, subscription_id, event_id, state, last_code, ended_at)
        select $1, '%1$s', event_id, 'dead', '500', now() from happened
        """
            .formatted(subscription, event, type, HexFormat.of().formatHex(sealed)));
    return List.of(subscription, event);
  }
}
