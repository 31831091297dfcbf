package io.recado.admin.access;

import static io.recado.admin.access.Permission.CONFIGURE_DESK;
import static io.recado.admin.access.Permission.CONNECT;
import static io.recado.admin.access.Permission.KEEP_BILLING;
import static io.recado.admin.access.Permission.MANAGE_BOT;
import static io.recado.admin.access.Permission.MANAGE_CONTACTS;
import static io.recado.admin.access.Permission.MANAGE_NETWORK;
import static io.recado.admin.access.Permission.MANAGE_PEOPLE;
import static io.recado.admin.access.Permission.OPERATE;
import static io.recado.admin.access.Permission.OWN_SESSIONS;
import static io.recado.admin.access.Permission.READ_AUDIT;
import static io.recado.admin.access.Permission.READ_INBOX;
import static io.recado.admin.access.Permission.SERVE_CUSTOMERS;
import static io.recado.admin.access.Permission.TEACH_BOT;

import java.util.Locale;
import java.util.Set;

/** What a person is in a tenant, and so may do there: the one place that says it. */
public enum Role {
  AGENT(OWN_SESSIONS, READ_INBOX, SERVE_CUSTOMERS),
  OWNER(
      OWN_SESSIONS,
      READ_INBOX,
      SERVE_CUSTOMERS,
      CONFIGURE_DESK,
      MANAGE_NETWORK,
      MANAGE_CONTACTS,
      TEACH_BOT,
      MANAGE_BOT,
      OPERATE,
      CONNECT,
      KEEP_BILLING,
      READ_AUDIT,
      MANAGE_PEOPLE);

  @SuppressWarnings("ImmutableEnumChecker") // What Set.of gives cannot be changed.
  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = Set.of(permissions);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /** The name in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
