package io.recado.admin.connection;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.actions.password.SystemKind;
import io.recado.admin.web.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A system that holds passwords of customers, to connect. */
sealed interface PasswordWish extends NewConnection {

  /** Customers read it on a button. */
  int LONGEST_NAME = 60;

  SystemKind system();

  /** As customers know it. */
  String name();

  /** Whether new passwords are written into the chat; otherwise a link shows them once. */
  @Nullable Boolean showInChat();

  /** By the names that the system's backend has for them. */
  Map<String, String> secrets();

  /** Passwords that are kept here. */
  @JsonTypeName("PORTAL_PASSWORDS")
  record Portal(String name, @Nullable Boolean showInChat) implements PasswordWish {

    public Portal {
      Fields.required(name, LONGEST_NAME);
    }

    @Override
    public SystemKind system() {
      return SystemKind.PORTAL;
    }

    @Override
    public Map<String, String> secrets() {
      return Map.of();
    }

    @Override
    public String toString() {
      return "Portal";
    }
  }

  /**
   * A directory.
   *
   * @param address such as {@code ldaps://ldap.example.com}
   * @param bindDn who may set passwords
   * @param baseDn below which the entries are
   * @param loginAttribute null for {@code uid}
   * @param authority certificates in PEM that it is known by; null where everybody trusts it
   */
  @JsonTypeName("LDAP_PASSWORDS")
  record Ldap(
      String name,
      @Nullable Boolean showInChat,
      String address,
      String bindDn,
      String password,
      String baseDn,
      @Nullable String loginAttribute,
      @Nullable String authority)
      implements PasswordWish {

    public Ldap {
      Fields.required(name, LONGEST_NAME);
      Fields.required(address, Fields.LONGEST_ADDRESS);
      Fields.required(bindDn, Fields.LONGEST_SECRET);
      Fields.required(password, Fields.LONGEST_SECRET);
      Fields.required(baseDn, Fields.LONGEST_SECRET);
      Words.check(loginAttribute, Fields.LONGEST_NAME);
      Words.check(authority, Fields.LONGEST_AUTHORITY);
    }

    @Override
    public SystemKind system() {
      return SystemKind.LDAP;
    }

    @Override
    public Map<String, String> secrets() {
      return Fields.given(
          Fields.entry("url", address.strip()),
          Fields.entry("bind_dn", bindDn),
          Fields.entry("bind_password", password),
          Fields.entry("base_dn", baseDn),
          Fields.entry("login_attribute", loginAttribute),
          Fields.entry("ca", authority));
    }

    @Override
    public String toString() {
      return "Ldap";
    }
  }

  /**
   * The database of a RADIUS server.
   *
   * @param address such as {@code postgresql://radius.example.com/radius} or {@code
   *     mariadb://radius.example.com/radius}, which {@code mysql} says as well
   * @param tls null or true where the database has it, and its certificate is the host's
   * @param authority certificates in PEM that it is known by; null where everybody trusts it
   */
  @JsonTypeName("RADIUS_PASSWORDS")
  record Radius(
      String name,
      @Nullable Boolean showInChat,
      String address,
      String user,
      String password,
      @Nullable Boolean tls,
      @Nullable String authority)
      implements PasswordWish {

    public Radius {
      Fields.required(name, LONGEST_NAME);
      Fields.requiredLogin(address, user, password);
      Words.check(authority, Fields.LONGEST_AUTHORITY);
    }

    @Override
    public SystemKind system() {
      return SystemKind.RADIUS;
    }

    @Override
    public Map<String, String> secrets() {
      return Fields.given(
          Fields.entry("url", address.strip()),
          Fields.entry("user", user),
          Fields.entry("password", password),
          Fields.entry("tls", Boolean.FALSE.equals(tls) ? "no" : null),
          Fields.entry("ca", authority));
    }

    @Override
    public String toString() {
      return "Radius";
    }
  }

  /** The PPP secrets of a MikroTik router with RouterOS 7. */
  @JsonTypeName("ROUTEROS_PASSWORDS")
  record RouterOs(
      String name, @Nullable Boolean showInChat, String address, String user, String password)
      implements PasswordWish {

    public RouterOs {
      Fields.required(name, LONGEST_NAME);
      Fields.requiredLogin(address, user, password);
    }

    @Override
    public SystemKind system() {
      return SystemKind.ROUTEROS;
    }

    @Override
    public Map<String, String> secrets() {
      return Fields.login(address, user, password);
    }

    @Override
    public String toString() {
      return "RouterOs";
    }
  }

  /** A Jellyfin server, by an API key. */
  @JsonTypeName("JELLYFIN_PASSWORDS")
  record Jellyfin(String name, @Nullable Boolean showInChat, String address, String key)
      implements PasswordWish {

    public Jellyfin {
      Fields.required(name, LONGEST_NAME);
      Fields.required(address, Fields.LONGEST_ADDRESS);
      Fields.required(key, Fields.LONGEST_SECRET);
    }

    @Override
    public SystemKind system() {
      return SystemKind.JELLYFIN;
    }

    @Override
    public Map<String, String> secrets() {
      return Fields.given(Fields.entry("url", address.strip()), Fields.entry("key", key));
    }

    @Override
    public String toString() {
      return "Jellyfin";
    }
  }

  /** A Jellyfin server that JFA-GO keeps, by one of its administrators. */
  @JsonTypeName("JFA_GO_PASSWORDS")
  record JfaGo(
      String name, @Nullable Boolean showInChat, String address, String user, String password)
      implements PasswordWish {

    public JfaGo {
      Fields.required(name, LONGEST_NAME);
      Fields.requiredLogin(address, user, password);
    }

    @Override
    public SystemKind system() {
      return SystemKind.JFA_GO;
    }

    @Override
    public Map<String, String> secrets() {
      return Fields.login(address, user, password);
    }

    @Override
    public String toString() {
      return "JfaGo";
    }
  }
}
