package io.recado.actions.monitor;

import java.util.Locale;

/** What a monitor is, and so how it is asked. */
public enum MonitorKind {
  /** It is not asked: it tells, by webhook. */
  WEBHOOK,
  ICINGA,
  ZABBIX,
  UISP;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MonitorKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
