package io.recado.admin.edition;

import java.util.Locale;

/** What terms are about. */
public enum Subject {
  HOURS,
  APPOINTMENTS,
  TICKETS,
  SERVICE_LEVELS,
  TICKET_RULES,
  BANK_ACCOUNTS,
  IDENTITY_CODES,
  ISSUER,
  PROMISES,
  ASSIGNMENT,
  OUTAGES;

  /** The name in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
