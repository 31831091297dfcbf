package io.recado.intents.llm;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.time.Duration;
import java.util.List;

/**
 * What the installation allows every tenant of a language model, whoever's that is.
 *
 * @param timeLimit for a reading, its repair included
 * @param mostCalls of a tenant at a time in one process
 */
public record ModelLimits(Budget budget, Duration timeLimit, int mostCalls) {

  /** Beyond it a turn would outlast its lease with every model that hangs. */
  private static final Duration LONGEST_TIME = Duration.ofSeconds(10);

  /**
   * @throws SettingsException when there is more time than a customer can be made to wait
   */
  public static ModelLimits of(Settings settings) {
    if (settings.duration(Setting.LLM_TIMEOUT).compareTo(LONGEST_TIME) > 0) {
      throw new SettingsException(
          List.of("%s is more than 10 s".formatted(Setting.LLM_TIMEOUT.variable())));
    }
    return new ModelLimits(
        Budget.of(settings),
        settings.duration(Setting.LLM_TIMEOUT),
        settings.count(Setting.LLM_CONCURRENCY));
  }

  /** A tenant's own model, within these limits. */
  ModelChoice choice(ModelWish.Own own) {
    var within =
        new Budget(
            Math.min(own.daily(), budget.tenantDaily()),
            Math.min(own.monthly(), budget.tenantMonthly()),
            budget.customerDaily(),
            budget.customerMonthly());
    return new ModelChoice(own.access(), own.price(), within, timeLimit, mostCalls);
  }
}
