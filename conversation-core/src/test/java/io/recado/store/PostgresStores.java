package io.recado.store;

import io.recado.action.ActionLedger;
import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.conversation.Takeover;
import io.recado.conversation.Uuid7;
import io.recado.database.Database;
import io.recado.database.DispatchDatabase;
import io.recado.database.TenantCalls;
import io.recado.database.TestDatabase;
import io.recado.journal.Journal;
import io.recado.outbox.DeadLetters;
import io.recado.outbox.Outbox;
import io.recado.outbox.WindowTemplates;
import io.recado.queue.WorkQueue;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.testing.Await;
import io.recado.turn.Turns;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** One node on a database: its own connections and its own beans. */
public final class PostgresStores implements Stores, AutoCloseable {

  private final TestDatabase server;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  public PostgresStores(TestDatabase server, Database node) {
    this.server = server;
    context.registerBean(
        Settings.class, () -> Settings.of(Map.of("RECADO_TURN_QUIET_PERIOD", "0ms")));
    context.registerBean(DatabaseClient.class, node::client);
    context.registerBean(DispatchDatabase.class, node::dispatch);
    context.registerBean(TenantScope.class, node::scope);
    context.registerBean(TenantCalls.class, node::calls);
    context.scan(
        "io.recado.journal",
        "io.recado.queue",
        "io.recado.turn",
        "io.recado.outbox",
        "io.recado.action",
        "io.recado.conversation");
    context.refresh();
  }

  @Override
  public Channel aChannel() {
    var tenant = server.tenant("Demo");
    var channel =
        new Channel(
            tenant,
            new ChannelId(Uuid7.next()),
            ChannelKind.WHATSAPP,
            Uuid7.next().toString(),
            Map.of());
    var add =
        server
            .client()
            .sql(
                "insert into channel (tenant_id, channel_id, kind, address, secrets)"
                    + " values ($1, $2, 'whatsapp', $3, '')")
            .bind(0, tenant.value())
            .bind(1, channel.id().value())
            .bind(2, channel.address());
    Await.done(server.scope().inTenant(tenant, add::then));
    return channel;
  }

  @Override
  public Journal journal() {
    return context.getBean(Journal.class);
  }

  @Override
  public WorkQueue queue() {
    return context.getBean(WorkQueue.class);
  }

  @Override
  public Turns turns() {
    return context.getBean(Turns.class);
  }

  @Override
  public Outbox outbox() {
    return context.getBean(Outbox.class);
  }

  @Override
  public DeadLetters deadLetters() {
    return context.getBean(DeadLetters.class);
  }

  WindowTemplates windowTemplates() {
    return context.getBean(WindowTemplates.class);
  }

  @Override
  public ActionLedger ledger() {
    return context.getBean(ActionLedger.class);
  }

  @Override
  public Takeover takeover() {
    return context.getBean(Takeover.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
