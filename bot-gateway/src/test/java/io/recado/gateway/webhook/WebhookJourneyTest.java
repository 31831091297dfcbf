package io.recado.gateway.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.ActionResult;
import io.recado.action.IdempotencyKey;
import io.recado.action.Receipt;
import io.recado.actions.event.Creation;
import io.recado.actions.event.Subscriptions;
import io.recado.channel.Channel;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.egress.Egress;
import io.recado.egress.TestEgress;
import io.recado.gateway.work.Precedence;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.PostgresStores;
import io.recado.tenant.TenantScope;
import io.recado.testing.Await;
import io.recado.turn.TurnResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * From a turn's commit to a listener: the real tables and triggers, the product's worker and its
 * HTTP client; only what may be reached is this machine.
 */
@Tag("server")
class WebhookJourneyTest {

  private final BlockingQueue<LoggedRequest> heard = new LinkedBlockingQueue<>();
  private final WireMockServer listener =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final TestDatabase database = TestDatabase.with("core", "actions");
  private final PostgresStores stores = new PostgresStores(database, database.database());
  private final AnnotationConfigApplicationContext product = product();
  private final Channel channel = stores.aChannel();

  @BeforeEach
  void start() {
    listener.start();
    listener.stubFor(post(urlEqualTo("/hook")).willReturn(aResponse().withStatus(204)));
    listener.addMockServiceRequestListener(
        (request, response) -> heard.add(LoggedRequest.createFrom(request)));
  }

  @AfterEach
  void stop() {
    product.close();
    stores.close();
    database.close();
    listener.stop();
  }

  @Test
  void whatATurnHasDoneIsToldToWhoListensSignedAndWithoutWords() throws Exception {
    var secret = listens();

    commitATurnThatOpenedATicket();

    var request = heard.poll(30, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    assertThat(request.getBodyAsString())
        .contains("\"type\": \"ticket.opened\"", "\"subject\": \"T-1001\"")
        .doesNotContain("No tengo internet");
    assertThat(request.getHeader("webhook-signature")).isEqualTo(signature(secret, request));
    assertThat(taken()).isEqualTo("delivered");
  }

  private String listens() {
    var address = URI.create(listener.baseUrl() + "/hook");
    var created =
        (Creation.Created)
            Await.value(
                product
                    .getBean(Subscriptions.class)
                    .create(channel.tenant(), address, Set.of("ticket.opened")));
    return created.secret().text();
  }

  private void commitATurnThatOpenedATicket() {
    var accepted =
        Await.value(
            stores.journal().accept(channel, List.of(Events.saying("No tengo internet")), null));
    var key = accepted.conversations().getFirst();
    var lease = Await.value(stores.queue().claim(key, "test", Duration.ofMinutes(1)));
    var begun = Await.value(stores.turns().begin(lease));
    var conversation = begun.conversation();
    var request =
        new ActionRequest(
            channel.tenant(),
            conversation.id(),
            conversation.contact(),
            IdempotencyKey.of(conversation.id(), "1", "open"),
            new ActionName("open_ticket"),
            Map.of("summary", new SlotValue.Words("No tengo internet")),
            Language.SPANISH);
    Await.value(stores.ledger().open(request, "1", "open"));
    var done = new ActionOutcome.Done(new Receipt("T-1001", Instant.EPOCH, Map.of()));
    var result =
        new TurnResult(
            conversation.dialogue(),
            conversation.handler(),
            List.of(),
            begun.pending(),
            List.of(new ActionResult(request, done, Duration.ZERO)));
    Await.done(stores.turns().commit(lease, begun, result));
  }

  /** What became of the one delivery, once somebody has written it down. */
  private @Nullable String taken() {
    var query =
        database
            .client()
            .sql("select state from webhook_delivery where state <> 'waiting'")
            .mapValue(String.class);
    return database
        .scope()
        .inTenant(channel.tenant(), query::one)
        .repeatWhenEmpty(tries -> tries.take(400).delayElements(Duration.ofMillis(50)))
        .block();
  }

  /** As docs/webhooks.md has listeners compute it. */
  private static String signature(String secret, LoggedRequest request)
      throws GeneralSecurityException {
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var signed =
        "%s.%s.%s"
            .formatted(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getBodyAsString());
    var sum = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(sum);
  }

  private AnnotationConfigApplicationContext product() {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DatabaseClient.class, database::client);
    context.registerBean(TenantScope.class, database::scope);
    context.registerBean(DispatchDatabase.class, () -> database.database().dispatch());
    context.registerBean(
        Settings.class, () -> Settings.of(Map.of("RECADO_SWEEP_INTERVAL", "50ms")));
    context.registerBean(SecretBox.class, () -> SecretBox.of(List.of(MasterKey.random())));
    context.registerBean(Egress.class, () -> TestEgress.toThisMachine(Duration.ofSeconds(10)));
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.register(Precedence.class, WebhookWorker.class);
    context.scan("io.recado.actions.event");
    context.refresh();
    return context;
  }
}
