package io.recado.intents.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore.Latest;
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

  static byte[] learned() {
    return new byte[] {1, 2, 3};
  }

  ClassifierStore store();

  TenantId newTenant();

  @Test
  default void whatWasAddedIsKept() {
    var tenant = newTenant();

    int publication = Await.value(store().add(tenant, PHRASES, learned()));

    var stored = Await.value(store().get(tenant, publication));
    assertThat(publication).isEqualTo(1);
    assertThat(stored.learned()).isEqualTo(learned());
    assertThat(stored.phrases().in(Language.GERMAN)).isEqualTo(PHRASES.in(Language.GERMAN));
  }

  @Test
  default void whatWasLearnedAnewTakesTheOldOnesPlace() {
    var tenant = newTenant();
    int publication = Await.value(store().add(tenant, PHRASES, learned()));

    Await.done(store().replace(new Latest(tenant, publication), new byte[] {4}));
    Await.done(store().replace(new Latest(tenant, publication + 1), new byte[] {5}));

    assertThat(Await.value(store().get(tenant, publication)).learned()).isEqualTo(new byte[] {4});
    assertThat(store().get(tenant, publication + 1).blockOptional()).isEmpty();
  }

  @Test
  default void publicationsAreCountedByTenant() {
    var tenant = newTenant();
    Await.value(store().add(newTenant(), PHRASES, learned()));

    var numbers =
        Await.value(
            Flux.range(0, 12)
                .flatMap(each -> store().add(tenant, PHRASES, learned()))
                .sort()
                .collectList());

    assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(store().get(tenant, 2).blockOptional()).as("long replaced").isEmpty();
    assertThat(store().get(tenant, 3).blockOptional()).isPresent();
  }

  @Test
  default void theLatestOfEveryTenantIsFound() {
    var one = newTenant();
    var other = newTenant();
    Await.value(store().add(one, PHRASES, learned()));
    Await.value(store().add(other, PHRASES, learned()));
    Await.value(store().add(other, PHRASES, learned()));

    assertThat(Await.value(store().latest(null).collectList()))
        .contains(new Latest(one, 1), new Latest(other, 2))
        .doesNotContain(new Latest(other, 1));
    assertThat(Await.value(store().latest(Duration.ofMinutes(1)).collectList()))
        .contains(new Latest(other, 2));
  }

  @Test
  default void anotherTenantsPublicationIsNotFound() {
    var tenant = newTenant();
    Await.value(store().add(tenant, PHRASES, learned()));

    assertThat(store().get(newTenant(), 1).blockOptional()).isEmpty();
  }
}
