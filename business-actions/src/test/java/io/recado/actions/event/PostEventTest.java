package io.recado.actions.event;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.Uuid7;
import io.recado.egress.Egress;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostEventTest {

  @RegisterExtension
  static final WireMockExtension LISTENER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));
  private static final UUID EVENT = UUID.fromString("0190ed00-0000-7000-8000-000000000001");
  private static final SigningSecret SECRET =
      new SigningSecret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final SigningSecret PREVIOUS =
      new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private final SubscriptionKey key =
      new SubscriptionKey(new TenantId(Uuid7.next()), new SubscriptionId(Uuid7.next()));
  private final PostEvent post = through(TestEgress.toThisMachine(Duration.ofSeconds(10)));

  @Test
  void theRequestIsWrittenAsTheSpecificationHasIt() {
    answer(204);

    var ending = Await.value(post.post(claimed(false)));

    assertThat(ending).isEqualTo(new Ending.Delivered("204"));
    LISTENER.verify(
        postRequestedFor(urlEqualTo("/hook?key=k"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("webhook-id", equalTo(EVENT.toString()))
            .withHeader("webhook-timestamp", equalTo("1795331100"))
            .withHeader(
                "webhook-signature", equalTo("v1,3ZgaGzuL2VMfZPGbbQCISXd9HVeHCGr9iJOaX0cMHsA="))
            .withRequestBody(
                equalTo("{\"type\": \"ticket.opened\", \"data\": {\"note\": \"año\"}}")));
  }

  @Test
  void afterARotationBothSecretsSign() {
    answer(200);

    Await.value(post.post(claimed(true)));

    var sent = LISTENER.getAllServeEvents().getFirst().getRequest().getHeader("webhook-signature");
    assertThat(sent.split(" "))
        .hasSize(2)
        .startsWith("v1,3ZgaGzuL2VMfZPGbbQCISXd9HVeHCGr9iJOaX0cMHsA=")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 401, 404, 429, 500, 503})
  void whatIsNoSuccessIsTriedAgainAndNoRedirectIsFollowed(int status) {
    LISTENER.stubFor(
        post(urlEqualTo("/hook?key=k"))
            .willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere")));

    assertThat(Await.value(post.post(claimed(false))))
        .isInstanceOfSatisfying(
            Ending.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo(Integer.toString(status)));
    LISTENER.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 413, 415, 422})
  void whatIsRefusedForItselfIsTriedAgainAndSaysNothingOfTheAddress(int status) {
    answer(status);

    assertThat(Await.value(post.post(claimed(false)))).isInstanceOf(Ending.Refused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | 120",
        "999999 | 7200",
        "Sun, 22 Nov 2026 07:10:00 GMT | 600",
      })
  void whoAsksForTimeHasIt(String header, long seconds) {
    LISTENER.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", header)));

    assertThat(Await.value(post.post(claimedAt("2026-11-22T07:00:00Z"))))
        .isEqualTo(new Ending.Failed("503", Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "Sun, 22 Nov 2026 06:10:00 GMT", "0"})
  void whoAsksForNoTimeIsTriedAgainAsOthersAre(String header) {
    LISTENER.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", header)));

    assertThat(Await.value(post.post(claimedAt("2026-11-22T07:00:00Z"))))
        .isInstanceOfSatisfying(
            Ending.Failed.class,
            failed -> assertThat(failed.after()).isLessThan(Duration.ofSeconds(11)));
  }

  @Test
  void an410EndsTheSubscription() {
    answer(410);

    assertThat(Await.value(post.post(claimed(false)))).isEqualTo(new Ending.Gone("410"));
  }

  @Test
  void whoDoesNotAnswerInTimeIsTriedAgain() {
    LISTENER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withFixedDelay(5_000)));
    var hasty = through(TestEgress.toThisMachine(Duration.ofMillis(200)));

    assertThat(Await.value(hasty.post(claimed(false))).code()).isEqualTo("too_slow");
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    LISTENER.stubFor(
        any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    assertThat(Await.value(post.post(claimed(false))).code()).isEqualTo("unreachable");
  }

  @Test
  void theAnswersBodyIsNotRead() {
    LISTENER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(200)
                    .withBody("x".repeat(2_000_000))
                    .withChunkedDribbleDelay(100, 60_000)));

    assertThat(Await.value(post.post(claimed(false)))).isInstanceOf(Ending.Delivered.class);
  }

  @Test
  void anAddressThatIsNotPublicIsNotReached() {
    answer(200);
    var product = through(Egress.of(Settings.of(Map.of("RECADO_EGRESS_PLAIN_HTTP", "yes"))));

    assertThat(Await.value(product.post(claimed(false))).code()).isEqualTo("address");
    LISTENER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void secretsThatNoKeyOpensAreAFailureLikeOthers() {
    var otherBox = SecretBox.of(List.of(MasterKey.random()));
    var other =
        new PostEvent(
            otherBox,
            TestEgress.toThisMachine(Duration.ofSeconds(10)),
            new RetryWaits(new Random(1)));

    assertThat(Await.value(other.post(claimed(false))).code())
        .isEqualTo(PostEvent.SECRETS_UNREADABLE);
  }

  @Test
  void nothingIsPostedBeforeSubscription() {
    answer(200);

    post.post(claimed(false));

    LISTENER.verify(0, postRequestedFor(anyUrl()));
  }

  private static PostEvent through(Egress egress) {
    return new PostEvent(BOX, egress, new RetryWaits(new Random(1)));
  }

  private static void answer(int status) {
    LISTENER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
  }

  private Claimed claimedAt(String time) {
    var claimed = claimed(false);
    return new Claimed(
        claimed.subscription(),
        claimed.event(),
        claimed.fence(),
        claimed.attempt(),
        Instant.parse(time).getEpochSecond(),
        claimed.body(),
        claimed.sealed(),
        claimed.previousSigns());
  }

  private Claimed claimed(boolean previousSigns) {
    var address = URI.create(LISTENER.baseUrl() + "/hook?key=k");
    return new Claimed(
        key,
        EVENT,
        1,
        1,
        1_795_331_100,
        "{\"type\": \"ticket.opened\", \"data\": {\"note\": \"año\"}}",
        new SealedAddress(address, SECRET, PREVIOUS).seal(BOX, key),
        previousSigns);
  }
}
