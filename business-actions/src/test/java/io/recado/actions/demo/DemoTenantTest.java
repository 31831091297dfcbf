package io.recado.actions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.Readable;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.actions.ActionCatalog;
import io.recado.actions.TestConversations;
import io.recado.actions.ticket.OpenTicket;
import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.channel.MasterKey;
import io.recado.channel.MasterKeys;
import io.recado.channel.SecretBox;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.egress.Egress;
import io.recado.live.LiveEvents;
import io.recado.live.LocalLiveEvents;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The module as an application puts it together, on the demo tenant. */
@Tag("server")
class DemoTenantTest {

  private static final MasterKey KEY = MasterKey.random();
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
    seed(Map.of());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void theTenantIsWhole() {
    assertThat(
            query(
                """
                select (select count(*) from tenant) || ' tenant, '
                  || (select count(*) from opening_hours) || ' opening hours, '
                  || (select count(*) from plan) || ' plans, '
                  || (select count(*) from customer) || ' customers, '
                  || (select string_agg(count || ' ' || kind, ', ' order by count) from
                      (select kind, count(*) from network_node group by kind) k) || ', '
                  || (select count(*) from subscription) || ' subscriptions'
                """))
        .containsExactly(
            "1 tenant, 6 opening hours, 3 plans, 12 customers, 2 node, 4 sector, 12 access,"
                + " 12 subscriptions");
  }

  @Test
  void thereAreAnOutageAndWorksInTheComingNight() {
    assertThat(
            query(
                """
                select n.name || ': ' || i.state from incident i
                join network_node n on n.tenant_id = i.tenant_id and n.node_id = i.node_id
                union all
                select n.name || ': works' from maintenance m
                join network_node n on n.tenant_id = m.tenant_id and n.node_id = m.node_id
                where m.starts_at between now() and now() + interval '27 hours'
                order by 1
                """))
        .containsExactly("Cerro Sur: works", "Valle Estación: known");
  }

  @Test
  void thereAreInvoicesPaidOpenAndOverdue() {
    assertThat(
            query(
                """
                select case when state = 'open' and due_on < current_date then 'overdue'
                       else state end || ' ' || count(*)
                from invoice group by 1 = 1, state, due_on < current_date order by 1
                """))
        .containsExactly("open 9", "overdue 2", "paid 10", "paid 3");
  }

  @Test
  void everyInvoiceIsTheSumOfItsLines() {
    assertThat(
            query(
                """
                select number from invoice i
                where (net_minor, tax_minor) not in
                  (select sum(net_minor), sum(tax_minor) from invoice_line l
                   where (l.tenant_id, l.invoice_id) = (i.tenant_id, i.invoice_id))
                  or tax_minor <> round(net_minor * 0.19)
                """))
        .isEmpty();
  }

  @Test
  void everybodyIsPlainlyMadeUp() {
    assertThat(
            query(
                """
                select number from customer
                where name !~ '^Cliente Demo \\d\\d$' or phone !~ '^\\+120255501\\d\\d$'
                  or email !~ '@example\\.com$'
                """))
        .isEmpty();
  }

  @Test
  void seedingAgainLeavesAloneWhatWasChanged() {
    query("update tenant set name = 'Renamed' returning name");
    query("update opening_hours set closes = '20:00' where weekday = 1 returning 'changed'");

    seed(Map.of());

    assertThat(query("select name from tenant")).containsExactly("Renamed");
    assertThat(query("select closes::text from opening_hours where weekday = 1"))
        .containsExactly("20:00:00");
    assertThat(query("select count(*)::text from invoice")).containsExactly("24");
    query("update opening_hours set closes = '18:00' where weekday = 1 returning 'changed'");
  }

  @Test
  void nodesThatStartTogetherSeedOnce() {
    try (var fresh = TestDatabase.with("core", "actions");
        var context = context(fresh, Map.of())) {
      var tenant = context.getBean(DemoTenant.class);

      Await.done(Flux.range(0, 4).flatMap(i -> tenant.seed(), 4).then());

      assertThat(query(fresh, "select count(*)::text from invoice_line")).containsExactly("24");
    }
  }

  @Test
  void channelsFollowTheSettings() {
    seed(Map.of("RECADO_DEMO_TELEGRAM_TOKEN", "110201543:first"));
    assertThat(telegram().secret("token")).contains("110201543:first");

    seed(Map.of("RECADO_DEMO_TELEGRAM_TOKEN", "220201543:second"));

    assertThat(telegram().address()).isEqualTo("220201543");
    assertThat(telegram().secret("token")).contains("220201543:second");
  }

  @Test
  void theWidgetLeadsToTheTenant() {
    try (var context = context(database, Map.of())) {
      var channels = context.getBean(Channels.class);

      var widget = Await.value(channels.byAddress(ChannelKind.WEBCHAT, DemoTenant.SITE_TOKEN));

      assertThat(widget.tenant()).isEqualTo(DemoTenant.ID);
      assertThat(widget.id()).isEqualTo(DemoTenant.WEBCHAT);
    }
  }

  @Test
  void aTicketIsOpenedInItsOpenHours() {
    var thread = TestConversations.add(database, DemoTenant.ID);
    var request =
        new ActionRequest(
            thread.tenant(),
            thread.conversation(),
            thread.contact(),
            IdempotencyKey.of(thread.conversation(), "run", "open"),
            OpenTicket.NAME,
            Map.of(
                "summary", new SlotValue.Words("Sin internet"),
                "category", new SlotValue.Chosen("internet", "internet"),
                "urgency", new SlotValue.Chosen("high", "urgente")),
            Language.SPANISH);

    try (var context = context(database, Map.of())) {
      var action = context.getBean(ActionCatalog.class).get(OpenTicket.NAME);
      var outcome = Await.value(action.perform(request));

      assertThat(Await.all(withoutAType(context)))
          .as("actions that webhooks do not know")
          .isEmpty();
      // Saturday, 12:30 in Santiago: half an hour is left today, the rest is Monday's.
      assertThat(outcome)
          .isInstanceOfSatisfying(
              ActionOutcome.Done.class,
              done ->
                  assertThat(done.receipt().facts())
                      .containsEntry("number", "T-1001")
                      .containsEntry(
                          "expected_answer", "el lunes 23 de noviembre antes de las 10:30"));
    }
  }

  private static Channel telegram() {
    try (var context = context(database, Map.of())) {
      return Await.value(context.getBean(Channels.class).find(DemoTenant.TELEGRAM));
    }
  }

  private static void seed(Map<String, String> environment) {
    try (var context = context(database, environment)) {
      Await.done(context.getBean(DemoTenant.class).seed());
    }
  }

  /** The product's own actions that are told of to listeners by no type of their own. */
  private static Flux<String> withoutAType(AnnotationConfigApplicationContext context) {
    var names =
        context.getBean(ActionCatalog.class).all().stream()
            .map(action -> action.name().value())
            .toArray(String[]::new);
    return context
        .getBean(DatabaseClient.class)
        .sql("select a from unnest($1) a where event_of_action(a) like 'action.%'")
        .bind(0, names)
        .mapValue(String.class)
        .all();
  }

  /** What the applications give, and what is found by scanning. */
  private static AnnotationConfigApplicationContext context(
      TestDatabase database, Map<String, String> environment) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DatabaseClient.class, database::client);
    context.registerBean(TenantScope.class, database::scope);
    context.registerBean(DispatchDatabase.class, () -> database.database().dispatch());
    context.registerBean(Settings.class, () -> Settings.of(new HashMap<>(environment)));
    context.registerBean(LiveEvents.class, LocalLiveEvents::new);
    context.registerBean(MasterKeys.class, () -> new MasterKeys(List.of(KEY)));
    context.registerBean(SecretBox.class, () -> SecretBox.of(List.of(KEY)));
    context.registerBean(Egress.class, () -> Egress.of(Settings.of(new HashMap<>(environment))));
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(
        Clock.class, () -> new SettableClock(Instant.parse("2026-11-21T15:30:00Z")));
    context.scan("io.recado.actions", "io.recado.channel", "io.recado.mail", "io.recado.tenant");
    context.refresh();
    return context;
  }

  private static List<String> query(String sql) {
    return query(database, sql);
  }

  private static List<String> query(TestDatabase database, String sql) {
    var rows = database.client().sql(sql).map(DemoTenantTest::first).all().collectList();
    return Await.value(database.scope().inTenant(DemoTenant.ID, () -> rows));
  }

  private static String first(Readable row) {
    return Objects.requireNonNull(row.get(0, String.class));
  }
}
