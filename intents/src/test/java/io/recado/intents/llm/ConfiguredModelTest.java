package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredModelTest {

  @Test
  void withoutAnAddressThereIsNoModel() {
    var choices = ConfiguredModel.of(Settings.of(Map.of("RECADO_LLM_MODEL", "some-model")));

    assertThat(Await.empty(choices.of(Questions.TENANT))).isTrue();
  }

  @Test
  void anAddressWithoutAModelIsRefused() {
    var settings = Settings.of(Map.of("RECADO_LLM_URL", "http://localhost:11434"));

    assertThatThrownBy(() -> ConfiguredModel.of(settings))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("RECADO_LLM_MODEL");
  }

  @Test
  void everyTenantHasTheConfiguredModel() {
    var choice = choice(Map.of());

    assertThat(choice.access().provider()).isEqualTo(Provider.OPENAI);
    assertThat(choice.access().baseUrl()).isEqualTo(URI.create("https://llm.example.com/v1"));
    assertThat(choice.access().apiKey()).isEmpty();
    assertThat(choice.price()).isEqualTo(new Price(1_000_000, 5_000_000));
    assertThat(choice.budget()).isEqualTo(new Budget(5_000_000, 50_000_000, 200_000, 1_000_000));
    assertThat(choice.timeLimit()).isLessThanOrEqualTo(Duration.ofMillis(900));
  }

  @Test
  void theKeyIsShownNowhere() {
    assertThat(choice(Map.of("RECADO_LLM_API_KEY", "canary")).toString())
        .contains("some-model", "llm.example.com")
        .doesNotContain("canary");
  }

  private static ModelChoice choice(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("RECADO_LLM_URL", "https://llm.example.com/v1");
    environment.put("RECADO_LLM_MODEL", "some-model");
    return Await.value(ConfiguredModel.of(Settings.of(environment)).of(Questions.TENANT));
  }
}
