package io.recado.actions.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.event.Creation.Reason;
import io.recado.actions.event.Creation.Refused;
import io.recado.database.TestDatabase;
import io.recado.egress.Egress;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

@Tag("server")
class SubscriptionsTest {

  private static final URI ADDRESS = URI.create("https://n8n.example.com/webhook/a-secret-path");

  private static TestDatabase database;

  private WebhookSite site;
  private Subscriptions subscriptions;

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
    subscriptions =
        new PostgresSubscriptions(
            database.client(), database.scope(), WebhookSite.BOX, Egress.of(Settings.of(Map.of())));
  }

  @Test
  void aSubscriptionIsFoundAgainAndItsAddressIsNotReadableInTheDatabaseNorInLogs() {
    var created = create(Set.of("ticket.opened"));

    assertThat(Await.all(subscriptions.of(site.tenant()))).containsExactly(created.subscription());
    assertThat(created.subscription().types()).containsExactly("ticket.opened");
    assertThat(created.subscription().paused()).isNull();
    assertThat(site.text("select encode(secrets, 'escape') from webhook_subscription"))
        .doesNotContain("a-secret-path", "whsec_");
    assertThat(created.toString()).doesNotContain("a-secret-path", created.secret().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://n8n.example.com/hook",
        "ftp://n8n.example.com/hook",
        "https://user:password@n8n.example.com/hook",
        "https:///hook",
        "/hook"
      })
  void anAddressThatMayNotBeAskedIsRefused(String address) {
    assertThat(Await.value(subscriptions.create(site.tenant(), URI.create(address), Set.of())))
        .isEqualTo(new Refused(Reason.ADDRESS));
    assertThat(site.count("webhook_subscription")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ticket", "Ticket.Opened", "ticket.opened ", "ticket.", "*"})
  void whatIsNoTypeOfEventsIsRefused(String type) {
    assertThat(Await.value(subscriptions.create(site.tenant(), ADDRESS, Set.of(type))))
        .isEqualTo(new Refused(Reason.TYPE));
  }

  @Test
  void aTenantHasSoManyAtMostHoweverManyAreAskedForAtOnce() {
    var asked =
        Await.all(
            Flux.range(0, 15)
                .flatMap(i -> subscriptions.create(site.tenant(), ADDRESS, Set.of()), 15));

    assertThat(asked)
        .filteredOn(new Refused(Reason.TOO_MANY)::equals)
        .hasSize(15 - Subscriptions.MOST_OF_A_TENANT);
    assertThat(site.count("webhook_subscription")).isEqualTo(Subscriptions.MOST_OF_A_TENANT);
  }

  @Test
  void afterARotationTheSecretBeforeSignsForADay() {
    var created = create(Set.of());
    var key = created.subscription().key();
    site.happened("ticket.opened");
    assertThat(signing(key)).containsExactly(created.secret());

    var fresh = Await.value(subscriptions.rotate(key));

    assertThat(fresh).isNotEqualTo(created.secret());
    assertThat(signing(key)).containsExactly(fresh, created.secret());
    site.write("update webhook_subscription set previous_until = now() - interval '1 second'");
    assertThat(signing(key)).containsExactly(fresh);
    assertThat(Await.all(subscriptions.of(site.tenant())))
        .extracting(Subscription::address)
        .containsExactly(ADDRESS);
  }

  @Test
  void pausingAndResumingSayWhetherTheyChangedAnything() {
    var key = create(Set.of()).subscription().key();

    assertThat(Await.value(subscriptions.pause(key))).isTrue();
    assertThat(Await.value(subscriptions.pause(key))).isFalse();
    assertThat(Await.all(subscriptions.of(site.tenant())))
        .extracting(Subscription::paused)
        .containsExactly(Pause.OWNER);
    assertThat(Await.value(subscriptions.resume(key))).isTrue();
    assertThat(Await.value(subscriptions.resume(key))).isFalse();
  }

  @Test
  void whatIsRemovedIsGoneWithItsDeliveries() {
    var key = create(Set.of()).subscription().key();
    site.happened("ticket.opened");

    assertThat(Await.value(subscriptions.remove(key))).isTrue();

    assertThat(Await.value(subscriptions.remove(key))).isFalse();
    assertThat(Await.empty(subscriptions.rotate(key))).isTrue();
    assertThat(site.count("webhook_delivery")).isZero();
  }

  @Test
  void anotherTenantSeesAndChangesNothing() {
    var key = create(Set.of()).subscription().key();
    var other = new WebhookSite(database);
    var disguised = new SubscriptionKey(other.tenant(), key.id());

    assertThat(Await.all(subscriptions.of(other.tenant()))).isEmpty();
    assertThat(Await.empty(subscriptions.rotate(disguised))).isTrue();
    assertThat(Await.value(subscriptions.pause(disguised))).isFalse();
    assertThat(Await.value(subscriptions.remove(disguised))).isFalse();
  }

  private Creation.Created create(Set<String> types) {
    return (Creation.Created) Await.value(subscriptions.create(site.tenant(), ADDRESS, types));
  }

  /** Of a claim whose lease is over at once, so that the event can be claimed again. */
  private Iterable<SigningSecret> signing(SubscriptionKey key) {
    var claimed = site.claim(key, 1, Duration.ZERO).getFirst();
    return SealedAddress.open(WebhookSite.BOX, key, claimed.sealed())
        .signing(claimed.previousSigns());
  }
}
