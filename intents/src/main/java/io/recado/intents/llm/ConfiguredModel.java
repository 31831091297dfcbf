package io.recado.intents.llm;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** The one model of the settings, for every tenant that wants no other. */
public final class ConfiguredModel implements ModelChoices {

  private final ModelChoice choice;

  private ConfiguredModel(ModelChoice choice) {
    this.choice = choice;
  }

  /**
   * The choice the settings make; none without an address, whatever else is set.
   *
   * @throws SettingsException when there is an address and no model, or more time than a customer
   *     can be made to wait
   */
  public static ModelChoices of(Settings settings) {
    if (settings.find(Setting.LLM_URL).isEmpty()) {
      return NONE;
    }
    if (settings.find(Setting.LLM_MODEL).isEmpty()) {
      throw new SettingsException(
          List.of(
              "%s is set and %s is not; set both"
                  .formatted(Setting.LLM_URL.variable(), Setting.LLM_MODEL.variable())));
    }
    return new ConfiguredModel(choice(settings));
  }

  @Override
  public Mono<ModelChoice> of(TenantId tenant) {
    return Mono.just(choice);
  }

  private static ModelChoice choice(Settings settings) {
    var limits = ModelLimits.of(settings);
    var provider = settings.text(Setting.LLM_PROVIDER).toUpperCase(Locale.ROOT);
    return new ModelChoice(
        new ModelChoice.Access(
            Provider.valueOf(provider),
            settings.url(Setting.LLM_URL),
            settings.text(Setting.LLM_MODEL),
            settings.find(Setting.LLM_API_KEY).orElse("")),
        new Price(
            settings.micros(Setting.LLM_INPUT_PRICE), settings.micros(Setting.LLM_OUTPUT_PRICE)),
        limits.budget(),
        limits.timeLimit(),
        limits.mostCalls());
  }
}
