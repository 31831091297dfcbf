package io.recado.intents.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore.Latest;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.quality.ActingStep;
import io.recado.intents.quality.Findings.WeakPhrase;
import io.recado.intents.quality.IntentQuality;
import io.recado.intents.quality.LanguageQuality;
import io.recado.intents.quality.Quality;
import io.recado.intents.text.PerLanguage;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

interface ClassifierStoreContract {

  Phrases PHRASES =
      new Phrases(new PerLanguage<>(language -> Map.of("greet", List.of(language.code()))));

  static Stored learned() {
    return learned(new byte[] {1, 2, 3});
  }

  private static Stored learned(byte[] bytes) {
    var sure = new ActingStep(0.4, 0.9, null);
    var language =
        new LanguageQuality(
            Language.GERMAN,
            true,
            List.of(new IntentQuality("greet", 9, 8, 7)),
            null,
            0,
            List.of(sure),
            List.of(),
            List.of(new WeakPhrase("greet", "Tach", 0.3)),
            List.of());
    return new Stored(PHRASES, bytes, new Quality(List.of(language)));
  }

  ClassifierStore store();

  TenantId newTenant();

  @Test
  default void whatWasAddedIsKept() {
    var tenant = newTenant();

    int publication = Await.value(store().add(tenant, learned()));

    var stored = Await.value(store().get(tenant, publication));
    assertThat(publication).isEqualTo(1);
    assertThat(stored.learned()).isEqualTo(learned().learned());
    assertThat(stored.quality()).isEqualTo(learned().quality());
    assertThat(Await.value(store().quality(tenant, 1))).isEqualTo(learned().quality());
    assertThat(stored.phrases().in(Language.GERMAN)).isEqualTo(PHRASES.in(Language.GERMAN));
  }

  @Test
  default void whatWasLearnedAnewTakesTheOldOnesPlace() {
    var tenant = newTenant();
    int publication = Await.value(store().add(tenant, learned()));

    Await.done(store().replace(new Latest(tenant, publication), learned(new byte[] {4})));
    Await.done(store().replace(new Latest(tenant, publication + 1), learned(new byte[] {5})));

    assertThat(Await.value(store().get(tenant, publication)).learned()).isEqualTo(new byte[] {4});
    assertThat(store().get(tenant, publication + 1).blockOptional()).isEmpty();
  }

  @Test
  default void publicationsAreCountedByTenant() {
    var tenant = newTenant();
    Await.value(store().add(newTenant(), learned()));

    var numbers =
        Await.value(
            Flux.range(0, 12).flatMap(each -> store().add(tenant, learned())).sort().collectList());

    assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(store().get(tenant, 2).blockOptional()).as("long replaced").isEmpty();
    assertThat(store().get(tenant, 3).blockOptional()).isPresent();
  }

  @Test
  default void theLatestOfEveryTenantIsFound() {
    var one = newTenant();
    var other = newTenant();
    Await.value(store().add(one, learned()));
    Await.value(store().add(other, learned()));
    Await.value(store().add(other, learned()));

    assertThat(Await.value(store().latest(null).collectList()))
        .contains(new Latest(one, 1), new Latest(other, 2))
        .doesNotContain(new Latest(other, 1));
    assertThat(Await.value(store().latest(Duration.ofMinutes(1)).collectList()))
        .contains(new Latest(other, 2));
  }

  @Test
  default void whatWasTriedIsKeptUntilPhrasesArePublished() {
    var tenant = newTenant();
    Await.done(store().keepTried(tenant, learned(new byte[] {6})));
    Await.done(store().keepTried(tenant, learned(new byte[] {7})));

    var tried = Await.value(store().tried(tenant));
    assertThat(tried.learned()).isEqualTo(new byte[] {7});
    assertThat(tried.phrases()).isEqualTo(PHRASES);
    assertThat(tried.quality()).isEqualTo(learned().quality());
    assertThat(Await.value(store().latest(null).collectList()))
        .as("nothing holds")
        .noneMatch(each -> each.tenant().equals(tenant));

    Await.value(store().add(tenant, new Stored(Phrases.NONE, new byte[0], Quality.UNKNOWN)));
    assertThat(store().tried(tenant).blockOptional()).as("nothing was learned since").isPresent();
    Await.value(store().add(tenant, learned()));
    assertThat(store().tried(tenant).blockOptional()).isEmpty();

    var others =
        new Phrases(
            new PerLanguage<>(language -> Map.of("greet", List.of("hey", language.code()))));
    Await.done(store().keepTried(tenant, new Stored(others, new byte[] {8}, Quality.UNKNOWN)));
    Await.value(store().add(tenant, learned()));
    assertThat(store().tried(tenant).blockOptional()).as("others were learned since").isEmpty();
  }

  @Test
  default void anotherTenantsPublicationIsNotFound() {
    var tenant = newTenant();
    Await.value(store().add(tenant, learned()));
    Await.done(store().keepTried(tenant, learned()));

    assertThat(store().get(newTenant(), 1).blockOptional()).isEmpty();
    assertThat(store().quality(newTenant(), 1).blockOptional()).isEmpty();
    assertThat(store().tried(newTenant()).blockOptional()).isEmpty();
  }
}
