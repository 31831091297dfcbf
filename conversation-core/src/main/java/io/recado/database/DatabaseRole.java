package io.recado.database;

import io.recado.digest.HmacSha256;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The roles the product uses the database by; neither owns a table or can pass row-level security.
 */
enum DatabaseRole {
  /** Sees one tenant at a time. */
  APP(Setting.DATABASE_APP_PASSWORD),
  /** Sees what routes and schedules, of all tenants. */
  DISPATCH(Setting.DATABASE_DISPATCH_PASSWORD);

  private final Setting password;

  DatabaseRole(Setting password) {
    this.password = password;
  }

  String roleName() {
    return "recado_" + name().toLowerCase(Locale.ROOT);
  }

  boolean passwordIsGiven(Settings settings) {
    return settings.find(password).isPresent();
  }

  /**
   * The given password, or else one derived from the owner's, so that every node that knows the
   * database's URL comes to the same.
   */
  String password(Settings settings, DatabaseAddress address) {
    return settings.find(password).orElseGet(() -> derive(address.ownerPassword()));
  }

  private String derive(String ownerPassword) {
    return HexFormat.of().formatHex(new HmacSha256("recado:" + ownerPassword).of(roleName()));
  }
}
