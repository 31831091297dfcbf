package io.recado.admin.notice;

import java.util.Locale;

/** What was changed. */
enum Change {
  BANK_ACCOUNTS,
  PAYMENT_ACCOUNTS,
  PEOPLE;

  static Change ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
