package io.recado.actions.monitor;

import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a monitor is, and what opens it. Nobody may read it in the database.
 *
 * @param secrets by the names below; which are needed depends on the kind
 */
public record MonitorAccess(Map<String, String> secrets) {

  /** Of Zabbix and UISP: the API token. Of a webhook: what whoever calls it has to know. */
  public static final String TOKEN = "token";

  /** Of Icinga: an API user. */
  public static final String USER = "user";

  public static final String PASSWORD = "password";

  /** Where its interface begins: scheme, host and port. */
  public static final String ADDRESS = "address";

  /**
   * A certificate in PEM that signs the monitor's own; without it, it has to be one that everybody
   * trusts.
   */
  public static final String AUTHORITY = "authority";

  public MonitorAccess {
    secrets = Map.copyOf(secrets);
  }

  /**
   * @throws MonitorException when it is not there
   */
  String secret(String name) {
    var secret = secrets.get(name);
    if (secret == null || secret.isBlank()) {
      throw new MonitorException("not_configured");
    }
    return secret;
  }

  /**
   * @param path begins with a slash
   * @throws MonitorException when there is no address, or it is none
   */
  URI at(String path) {
    try {
      return URI.create(secret(ADDRESS).replaceAll("/+$", "") + path);
    } catch (IllegalArgumentException e) {
      throw new MonitorException("not_configured", e);
    }
  }

  byte[] seal(SecretBox box, MonitorKey key) {
    return box.seal(key.tenant(), sealedAs(key), new HashMap<>(secrets));
  }

  /**
   * @throws SecretBoxException when no key held here opens it
   */
  static MonitorAccess open(SecretBox box, MonitorKey key, byte[] sealed) {
    return new MonitorAccess(box.open(key.tenant(), sealedAs(key), sealed));
  }

  /** A monitor takes a channel's place in the seal: both are doors of a tenant with an id. */
  private static ChannelId sealedAs(MonitorKey key) {
    return new ChannelId(key.id().value());
  }

  @Override
  public String toString() {
    return "MonitorAccess";
  }
}
