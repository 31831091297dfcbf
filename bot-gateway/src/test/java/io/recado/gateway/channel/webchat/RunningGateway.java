package io.recado.gateway.channel.webchat;

import io.recado.channel.Channels;
import io.recado.channel.WidgetLook;
import io.recado.channel.WidgetLooks;
import io.recado.database.TestDatabase;
import io.recado.gateway.channel.webchat.Fixtures.FixedChannels;
import io.recado.gateway.channel.webchat.Fixtures.FixedTenants;
import io.recado.gateway.channel.webchat.Fixtures.KeepingIntake;
import io.recado.gateway.inbound.Intake;
import io.recado.live.Closing;
import io.recado.live.LiveEvents;
import io.recado.live.LocalLiveEvents;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import io.recado.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The widget's part of the gateway on a port of its own, with a real PostgreSQL behind it. */
final class RunningGateway implements AutoCloseable {

  /** Many times what an answer takes: the machine may be busy with other things. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final KeepingIntake intake = new KeepingIntake();
  final FixedChannels channels = new FixedChannels();
  final LocalLiveEvents live = new LocalLiveEvents();
  final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));

  private final TestDatabase database = TestDatabase.with("core", "gateway");
  private final AnnotationConfigApplicationContext context;
  private final DisposableServer server;

  RunningGateway(Map<String, String> environment) {
    context = new AnnotationConfigApplicationContext();
    context.registerBean(DatabaseClient.class, database::client);
    context.registerBean(TenantScope.class, database::scope);
    context.registerBean(Channels.class, () -> channels);
    context.registerBean(Tenants.class, FixedTenants::new);
    context.registerBean(Intake.class, () -> intake);
    context.registerBean(LiveEvents.class, () -> live);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(WidgetKey.class, () -> Fixtures.KEY);
    context.registerBean(DemoSite.class, () -> new DemoSite(Fixtures.SITE));
    context.registerBean(
        WidgetDomains.class,
        () -> channel -> Mono.just(List.of("https://www.example.com", "evil; script-src *")));
    context.registerBean(
        WidgetLooks.class,
        () ->
            channel ->
                Mono.just(channel.equals(Fixtures.OTHER) ? Fixtures.LOOK : WidgetLook.PLAIN));
    context.registerBean(Settings.class, () -> Settings.of(environment));
    context.register(Web.class);
    context.refresh();
    var handler = WebHttpHandlerBuilder.applicationContext(context).build();
    server = HttpServer.create().port(0).handle(new ReactorHttpHandlerAdapter(handler)).bindNow();
  }

  @EnableWebFlux
  @ComponentScan("io.recado.gateway.problem")
  @Import({WebchatConfiguration.class, Closing.class})
  static class Web {}

  WebTestClient client() {
    return WebTestClient.bindToServer().baseUrl(url()).responseTimeout(PATIENCE).build();
  }

  String url() {
    return "http://localhost:" + server.port();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  void loseDatabase() {
    database.close();
  }

  @Override
  public void close() {
    context.close();
    server.disposeNow();
    database.close();
  }
}
