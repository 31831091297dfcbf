package io.recado.intents.llm;

import io.recado.settings.Setting;
import io.recado.settings.Settings;

/**
 * The most that may be spent, in millionths of the prices' currency. Days and months are those of
 * the tenant's time zone.
 */
public record Budget(
    long tenantDaily, long tenantMonthly, long customerDaily, long customerMonthly) {

  public Budget {
    if (Math.min(Math.min(tenantDaily, tenantMonthly), Math.min(customerDaily, customerMonthly))
        < 0) {
      throw new IllegalArgumentException("a budget is not negative");
    }
  }

  /** The one of the settings. */
  public static Budget of(Settings settings) {
    return new Budget(
        settings.micros(Setting.LLM_TENANT_DAILY),
        settings.micros(Setting.LLM_TENANT_MONTHLY),
        settings.micros(Setting.LLM_CUSTOMER_DAILY),
        settings.micros(Setting.LLM_CUSTOMER_MONTHLY));
  }

  /** The limits by name. */
  public enum Limit {
    TENANT_DAILY,
    TENANT_MONTHLY,
    CUSTOMER_DAILY,
    CUSTOMER_MONTHLY
  }
}
