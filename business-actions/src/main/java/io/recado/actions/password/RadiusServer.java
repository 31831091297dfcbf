package io.recado.actions.password;

import io.recado.egress.PermittedAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where the database of a RADIUS server is, and how we get in. Its settings: {@code url} such as
 * {@code postgresql://host:5432/radius} or {@code mariadb://host:3306/radius} ({@code mysql} says
 * the same), {@code user} and {@code password} of who may update {@code radcheck}; {@code ca}, the
 * certificates it is known by, in PEM, when they are not those that everybody trusts; {@code tls}
 * is {@code no} where the database offers none.
 *
 * @param host its name, which its certificate bears
 * @param address what its name led to when it was looked at: it is connected to by that, for the
 *     name may lead elsewhere by then
 */
record RadiusServer(PasswordSystem system, URI url, String host, InetAddress address) {

  /**
   * Blocks while its name is looked up.
   *
   * @throws io.recado.egress.EgressException when it may not be connected to
   */
  static RadiusServer of(PasswordSystem system, PermittedAddresses addresses)
      throws UnknownHostException {
    var url = URI.create(system.secret("url"));
    var host = Objects.requireNonNull(url.getHost(), "the database of a RADIUS server has no host");
    return new RadiusServer(system, url, host, addresses.of(host).getFirst());
  }

  /** Whether a database that is known of may be there. */
  static boolean isAddress(String url) {
    try {
      var uri = new URI(url);
      var path = uri.getPath();
      return RadiusDatabase.of(uri.getScheme()).isPresent()
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && path != null
          && path.length() > 1;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  RadiusDatabase database() {
    return RadiusDatabase.of(url.getScheme())
        .orElseThrow(() -> new IllegalStateException("no database is known of for " + system));
  }

  int port(int usual) {
    return url.getPort() < 0 ? usual : url.getPort();
  }

  /** Of the database there. */
  String name() {
    return url.getPath().substring(1);
  }

  String user() {
    return system.secret("user");
  }

  String password() {
    return system.secret("password");
  }

  boolean hasTls() {
    return !"no".equals(system.secrets().get("tls"));
  }

  TrustManagerFactory authorities() {
    return Authorities.of(system.secrets().get("ca"));
  }

  @Override
  public String toString() {
    return "RadiusServer[" + system + "]";
  }
}
