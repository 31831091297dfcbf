package io.recado.actions.published;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.audit.SignedChanges;
import io.recado.channel.MasterKey;
import io.recado.channel.MasterKeys;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.database.TestDatabase;
import io.recado.egress.Egress;
import io.recado.egress.TestEgress;
import io.recado.live.LiveEvents;
import io.recado.live.LocalLiveEvents;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The module as applications wire it, with all that comes with Recado; this machine may be asked.
 */
final class PublicationSite implements AutoCloseable {

  private static final MasterKey KEY = MasterKey.random();

  final TestDatabase database = TestDatabase.with("core", "actions");
  final LocalLiveEvents live = new LocalLiveEvents();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  PublicationSite() {
    var settings = Settings.of(Map.of());
    context.registerBean(DatabaseClient.class, database::client);
    context.registerBean(TenantScope.class, database::scope);
    context.registerBean(DispatchDatabase.class, () -> database.database().dispatch());
    context.registerBean(Settings.class, () -> settings);
    context.registerBean(LiveEvents.class, () -> live);
    context.registerBean(MasterKeys.class, () -> new MasterKeys(List.of(KEY)));
    context.registerBean(SecretBox.class, () -> SecretBox.of(List.of(KEY)));
    context.registerBean(Egress.class, () -> TestEgress.toThisMachine(Duration.ofSeconds(20)));
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(Clock.class, Clock::systemUTC);
    context.scan("io.recado.actions", "io.recado.channel", "io.recado.mail", "io.recado.tenant");
    context.refresh();
  }

  TenantBots bots() {
    return context.getBean(TenantBots.class);
  }

  PublicationStore store() {
    return context.getBean(PublicationStore.class);
  }

  Publications publications() {
    return context.getBean(Publications.class);
  }

  Drafts drafts() {
    return context.getBean(Drafts.class);
  }

  /** As another process has them, which has asked for nothing yet. */
  TenantBots otherBots(PublicationStore store) {
    return new TenantBots(store, context.getBean(PublicationCheck.class));
  }

  SignedChanges signedChanges() {
    return new SignedChanges(database.client(), database.scope());
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
