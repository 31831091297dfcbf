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
  WEBHOOK,
  /** Customers pay by it. */
  STRIPE,
  MERCADO_PAGO,
  /** Passwords that are kept here, for a portal of the tenant's own. */
  PORTAL_PASSWORDS,
  LDAP_PASSWORDS,
  RADIUS_PASSWORDS,
  ROUTEROS_PASSWORDS,
  JELLYFIN_PASSWORDS,
  JFA_GO_PASSWORDS,
  /** A router that switches service on again. */
  MIKROTIK,
  /** Where a calendar stands on a server as well. */
  CALDAV;

  static ConnectionKind of(NewConnection wish) {
    return switch (wish) {
      case NewConnection.Glpi _ -> GLPI;
      case NewConnection.Webhook _ -> WEBHOOK;
      case NewConnection.MikroTik _ -> MIKROTIK;
      case NewConnection.CalDav _ -> CALDAV;
      case MonitorWish.Icinga _ -> ICINGA;
      case MonitorWish.Zabbix _ -> ZABBIX;
      case MonitorWish.Uisp _ -> UISP;
      case MonitorWish.MonitorHook _ -> MONITOR_HOOK;
      case PaymentWish.Stripe _ -> STRIPE;
      case PaymentWish.MercadoPago _ -> MERCADO_PAGO;
      case PasswordWish.Portal _ -> PORTAL_PASSWORDS;
      case PasswordWish.Ldap _ -> LDAP_PASSWORDS;
      case PasswordWish.Radius _ -> RADIUS_PASSWORDS;
      case PasswordWish.RouterOs _ -> ROUTEROS_PASSWORDS;
      case PasswordWish.Jellyfin _ -> JELLYFIN_PASSWORDS;
      case PasswordWish.JfaGo _ -> JFA_GO_PASSWORDS;
    };
  }
}
