package io.recado.intents.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.llm.FreshWishes;
import io.recado.intents.llm.ModelWish;
import io.recado.intents.llm.ModelWishes;
import io.recado.intents.llm.Provider;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WantedMediaTest {

  private static final TenantId TENANT = new TenantId(new UUID(0, 1));
  private static final MediaChoice INSTALLATIONS = new MediaChoice(null, null);

  @Test
  void whoWantsNoModelHasNoVoiceNoteAndNoPhotoReadByOne() {
    assertThat(Await.empty(mediaOfWhoWishes(new ModelWish.None()))).isTrue();
  }

  @Test
  void allOthersHaveTheInstallations() {
    var lost = new ModelWish.Lost(Provider.OPENAI, "some-model");

    assertThat(Await.value(mediaOfWhoWishes(lost))).isEqualTo(INSTALLATIONS);
    assertThat(Await.value(mediaOfWhoWishes(new ModelWish.Installations())))
        .isEqualTo(INSTALLATIONS);
  }

  private static Mono<MediaChoice> mediaOfWhoWishes(ModelWish wish) {
    var fresh = new FreshWishes(new Always(wish), Duration.ZERO);
    return new WantedMedia(fresh, _ -> Mono.just(INSTALLATIONS)).of(TENANT);
  }

  private record Always(ModelWish wish) implements ModelWishes {

    @Override
    public Mono<ModelWish> of(TenantId tenant) {
      return Mono.just(wish);
    }

    @Override
    public Mono<Void> set(TenantId tenant, ModelWish other) {
      return Mono.error(new UnsupportedOperationException());
    }
  }
}
