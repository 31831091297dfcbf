package io.recado.actions.event;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.conversation.Uuid7;
import io.recado.egress.TestEgress;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("server")
class DeliverEventsTest {

  @RegisterExtension
  static final WireMockExtension LISTENER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofDays(3);

  private final SubscriptionKey key =
      new SubscriptionKey(new TenantId(Uuid7.next()), new SubscriptionId(Uuid7.next()));
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeliverEvents deliver =
      new DeliverEvents(
          deliveries,
          new PostEvent(
              WebhookSite.BOX, TestEgress.toThisMachine(CALL), new RetryWaits(new Random(1))),
          new DeliverEvents.Limits(CALL, PATIENCE),
          meters);

  @Test
  void everythingThatIsDueIsPosted() {
    LISTENER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    waiting(10);

    Await.done(deliver.deliver(key));

    assertThat(deliveries.endings).hasSize(10).containsOnly(new Ending.Delivered("200"));
    assertThat(delivered("delivered")).isEqualTo(10);
  }

  @Test
  void aLongBacklogLeavesOthersTheirTurn() {
    LISTENER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    waiting(100);

    Await.done(deliver.deliver(key));

    assertThat(delivered("failed")).isEqualTo(DeliverEvents.ROUNDS * DeliverEvents.AT_A_TIME);
    assertThat(deliveries.waiting).hasSize(100 - DeliverEvents.ROUNDS * DeliverEvents.AT_A_TIME);
    assertThat(Await.all(deliver.due(10))).containsExactly(key);
  }

  @Test
  void aDatabaseThatIsAwayLeavesEverythingToTheSweep() {
    waiting(1);
    deliveries.away = true;

    Await.done(deliver.deliver(key));

    assertThat(deliveries.waiting).hasSize(1);
  }

  @Test
  void anEndThatCannotBeWrittenDownStopsNoOther() {
    LISTENER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    waiting(10);
    deliveries.losesTheFirstEnd = true;

    Await.done(deliver.deliver(key));

    assertThat(deliveries.endings).hasSize(10);
  }

  @Test
  void whatIsGivenUpIsCounted() {
    waiting(2);

    Await.done(new GiveUpEvents(deliveries, PATIENCE, meters).run());

    assertThat(delivered("dead")).isEqualTo(2);
  }

  @Test
  void theOldestEventIsShownAndStaysShownWhileTheDatabaseIsAway() {
    var shown = new EventMeters(deliveries, meters);
    waiting(3);
    Await.done(shown.measure());
    deliveries.away = true;

    Await.done(shown.measure());

    assertThat(meters.get("recado.webhooks.oldest").gauge().value()).isEqualTo(90);
    assertThat(meters.get("recado.webhooks.waiting").gauge().value()).isEqualTo(3);
  }

  private double delivered(String outcome) {
    return meters.get("recado.webhooks.deliveries").tag("outcome", outcome).counter().count();
  }

  private void waiting(int events) {
    var address = SealedAddress.of(URI.create(LISTENER.baseUrl())).seal(WebhookSite.BOX, key);
    for (int i = 0; i < events; i++) {
      deliveries.waiting.add(
          new Claimed(key, Uuid7.next(), 1, 1, 1_795_331_100, "{}", address, false));
    }
  }
}
