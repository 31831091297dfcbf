package io.recado.intents.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfiguredMediaTest {

  private static final TenantId TENANT = new TenantId(new UUID(0, 1));
  private static final String URL = "https://api.example/v1";

  @Test
  void withoutAnAddressThereIsNone() {
    var choices = ConfiguredMedia.of(Settings.of(Map.of("RECADO_MEDIA_VOICE_MODEL", "ear")));

    assertThat(Await.empty(choices.of(TENANT))).isTrue();
  }

  @Test
  void oneModelOfTheTwoIsEnough() {
    var settings = Settings.of(Map.of("RECADO_MEDIA_URL", URL, "RECADO_MEDIA_VOICE_MODEL", "ear"));

    var choice = Await.value(ConfiguredMedia.of(settings).of(TENANT));

    var hearing = Objects.requireNonNull(choice.hearing());
    assertThat(hearing.model().access()).hasToString("ear at api.example");
    assertThat(hearing.micros(Duration.ofSeconds(90))).isEqualTo(15_000);
    assertThat(hearing.longest()).isEqualTo(Duration.ofMinutes(3));
    assertThat(choice.seeing()).isNull();
  }

  @Test
  void anAddressWithoutAModelIsRefused() {
    assertRefused(Map.of("RECADO_MEDIA_URL", URL), "RECADO_MEDIA_VOICE_MODEL");
  }

  @Test
  void moreTimeThanACustomerWaitsIsRefused() {
    assertRefused(
        Map.of(
            "RECADO_MEDIA_URL", URL,
            "RECADO_MEDIA_PICTURE_MODEL", "eye",
            "RECADO_MEDIA_TIMEOUT", "5s"),
        "RECADO_MEDIA_FETCH_TIMEOUT are more than 6 s");
  }

  private static void assertRefused(Map<String, String> environment, String why) {
    var settings = Settings.of(environment);

    assertThatThrownBy(() -> ConfiguredMedia.of(settings))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(why);
  }
}
