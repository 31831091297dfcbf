package io.recado.gateway.received;

import io.recado.settings.Setting;
import io.recado.settings.Settings;

/**
 * How much is kept of what customers send.
 *
 * @param mostBytes of one file
 * @param mostOfDay bytes of what one conversation brings in 24 hours
 * @param mostOfTenant bytes of all that a tenant's customers sent
 * @param mostOfAll bytes of all that all tenants' customers sent
 */
record ReceivedFileRules(int mostBytes, long mostOfDay, long mostOfTenant, long mostOfAll) {

  private static final long MEGABYTE = 1 << 20;

  static ReceivedFileRules of(Settings settings) {
    return new ReceivedFileRules(
        settings.count(Setting.RECEIVED_FILE_MOST_BYTES),
        settings.count(Setting.RECEIVED_FILES_DAILY_BYTES),
        settings.count(Setting.RECEIVED_FILES_TENANT_MB) * MEGABYTE,
        settings.count(Setting.RECEIVED_FILES_TOTAL_MB) * MEGABYTE);
  }

  boolean isTooLarge(long size) {
    return size > mostBytes;
  }

  /**
   * @param kept bytes of what came in the same conversation today
   */
  boolean isTooMuch(long size, long kept) {
    return kept + size > mostOfDay;
  }

  /**
   * @param kept bytes of all tenants' files
   */
  boolean isFull(long size, long kept) {
    return kept + size > mostOfAll;
  }
}
