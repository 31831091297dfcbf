package io.recado.actions.event;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.action.Receipt;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.egress.TestEgress;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import reactor.core.publisher.Mono;

/** A tenant with a customer's thread, on a database that tests share. */
final class WebhookSite {

  static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));

  final TestDatabase database;
  final TestThread thread;
  final Subscriptions subscriptions;
  final Deliveries deliveries;
  final Untaken untaken;
  final DeadEvents deadEvents;

  WebhookSite(TestDatabase database) {
    this.database = database;
    this.thread = TestConversations.add(database, database.tenant("Red Andina"));
    this.subscriptions =
        new PostgresSubscriptions(
            database.client(),
            database.scope(),
            BOX,
            TestEgress.toThisMachine(Duration.ofSeconds(10)));
    this.deliveries =
        new PostgresDeliveries(database.database().dispatch(), database.client(), database.scope());
    this.untaken = new PostgresUntaken(database.database().dispatch());
    this.deadEvents = new PostgresDeadEvents(database.client(), database.scope());
  }

  TenantId tenant() {
    return thread.tenant();
  }

  /** Listens at the address to events of these types, or to all. */
  SubscriptionKey listener(String address, String... types) {
    var created =
        (Creation.Created)
            Await.value(subscriptions.create(tenant(), URI.create(address), Set.of(types)));
    return created.subscription().key();
  }

  /** An action that was asked for and is done, as a turn's commit ends it. */
  void done(String action, String key) {
    requested(action, key);
    end(key, new ActionOutcome.Done(new Receipt("T-1001", Instant.EPOCH, Map.of("link", "https"))));
  }

  void requested(String action, String key) {
    var request =
        new ActionRequest(
            tenant(),
            thread.conversation(),
            thread.contact(),
            new IdempotencyKey(key),
            new ActionName(action),
            Map.of("summary", new SlotValue.Words("No tengo internet")),
            Language.SPANISH);
    write(
        "insert into action_run (tenant_id, idempotency_key, conversation_id, flow_run, step, request)"
            + " values ({}, {}, {}, '1', 'do', {})",
        tenant(),
        key,
        thread.conversation(),
        JsonText.text(request));
  }

  void end(String key, ActionOutcome outcome) {
    write(
        "update action_run set state = 'ended', ended_at = now(), outcome = {}"
            + " where tenant_id = {} and idempotency_key = {}",
        JsonText.text(outcome),
        tenant(),
        key);
  }

  /** Something that nothing else is known of, for whoever listens. */
  void happened(String type) {
    write("select publish_event({}, {}, '{\"subject\": \"1\"}')", tenant(), type);
  }

  List<Claimed> claim(SubscriptionKey key, int most, Duration lease) {
    return Await.value(deliveries.claim(key, most, lease));
  }

  Claimed claimOne(SubscriptionKey key) {
    return claim(key, 1, Duration.ofMinutes(1)).getFirst();
  }

  /** Runs a statement in the tenant's scope; each {} stands for the next value. */
  void write(String sql, Object... values) {
    Await.done(inTenant(sql, values));
  }

  Mono<Void> inTenant(String sql, Object... values) {
    var statement = database.client().sql(filled(sql, values));
    return database.scope().inTenant(tenant(), statement::then);
  }

  String text(String sql) {
    var query = database.client().sql(sql).mapValue(String.class);
    return Await.value(database.scope().inTenant(tenant(), query::one));
  }

  long count(String table) {
    return Long.parseLong(text("select count(*)::text from " + table));
  }

  private static String filled(String sql, Object... values) {
    var text = sql;
    for (var value : values) {
      text = text.replaceFirst("\\{}", Matcher.quoteReplacement("'" + value + "'"));
    }
    return text;
  }
}
