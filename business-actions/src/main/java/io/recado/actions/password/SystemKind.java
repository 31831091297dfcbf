package io.recado.actions.password;

import java.util.Locale;

/** What a system that holds passwords is. */
public enum SystemKind {
  /** Kept in the product itself, for a tenant's own customer portal. */
  PORTAL,
  /** A directory: mail, workstations and whatever else asks it. */
  LDAP,
  /** Users of a RADIUS server in a database, for PPPoE. */
  RADIUS,
  /** Users of a MikroTik router, for PPPoE. */
  ROUTEROS,
  JELLYFIN,
  /** Users of a Jellyfin server that JFA-GO keeps. */
  JFA_GO;

  /** As it is written in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether it is the customer's router that signs in, which must be told the new password, too.
   */
  boolean isDialledByARouter() {
    return switch (this) {
      case RADIUS, ROUTEROS -> true;
      case PORTAL, LDAP, JELLYFIN, JFA_GO -> false;
    };
  }
}
