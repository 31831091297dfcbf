package io.recado.admin.connection;

/** What a connection leads to. */
enum ConnectionKind {
  /** Tickets are kept there as well. */
  GLPI,
  ICINGA,
  ZABBIX,
  UISP,
  /** A monitor that tells us, by a webhook of ours. */
  MONITOR_HOOK,
  /** Somebody whom we tell what happens, by a webhook of theirs. */
  WEBHOOK
}
