package io.recado.intents.evaluation;

import io.recado.intents.llm.ConfiguredModel;
import io.recado.intents.llm.ModelChoices;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.util.Map;

/** {@code --llm}: the language model of the settings is asked, too, where the bot is not sure. */
final class ModelOption {

  static final String NAME = "llm";

  private ModelOption() {}

  /**
   * The model that the product would ask.
   *
   * @param environment variables, as the product reads them
   * @throws Refusal when they name none, or are wrong
   */
  static ModelChoices in(Map<String, String> environment) {
    try {
      var settings = Settings.of(environment);
      if (settings.find(Setting.LLM_URL).isEmpty()) {
        throw new Refusal(
            Refusal.Code.NO_MODEL, "--llm needs a language model: set RECADO_LLM_URL and its kin");
      }
      return ConfiguredModel.of(settings);
    } catch (SettingsException wrong) {
      throw new Refusal(Refusal.Code.BAD_SETTING, String.join("; ", wrong.problems()));
    }
  }
}
