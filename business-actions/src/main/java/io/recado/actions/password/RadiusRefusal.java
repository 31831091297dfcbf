package io.recado.actions.password;

import java.util.Locale;

/** Why the database of a RADIUS server does not let us work, which its owner can mend. */
enum RadiusRefusal {
  /** It does not take who we say we are, or not from here. */
  LOGIN_REFUSED,
  DATABASE_UNKNOWN,
  /** There is no {@code radcheck}, or it is not that of FreeRADIUS. */
  TABLE_UNKNOWN,
  /** We may not change what is in it, or nobody may. */
  UPDATE_REFUSED;

  /** As it is told to whoever asked. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
