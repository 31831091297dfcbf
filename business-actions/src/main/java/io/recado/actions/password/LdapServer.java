package io.recado.actions.password;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.recado.egress.PermittedAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a directory is, and how it is spoken to: {@code url} is {@code ldaps://host:636} (TLS from
 * the start) or {@code ldap://host:389} (StartTLS, or nothing is said). {@code ca} holds the
 * certificates it is known by, in PEM, when they are not those that everybody trusts.
 */
record LdapServer(String host, int port, boolean tlsFromStart, @Nullable String ca) {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final int USUAL = 389;
  private static final int USUAL_TLS = 636;

  static LdapServer of(PasswordSystem system) {
    var url = URI.create(system.secret("url"));
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("ldaps");
    if (!(tls || scheme.equals("ldap")) || url.getHost() == null) {
      throw new IllegalStateException("no address of a directory has " + system);
    }
    int usual = tls ? USUAL_TLS : USUAL;
    return new LdapServer(
        url.getHost(), url.getPort() < 0 ? usual : url.getPort(), tls, system.secrets().get("ca"));
  }

  /** Whether a directory may be there. */
  static boolean isAddress(String url) {
    try {
      var uri = new URI(url);
      var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return (scheme.equals("ldaps") || scheme.equals("ldap"))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  /** Connects, so that nobody listens; only to permitted addresses. Blocks. */
  LDAPConnection connect(PermittedAddresses addresses) throws LDAPException {
    var tls = tls();
    var sockets = tlsFromStart ? tls.getSocketFactory() : null;
    var connection = new LDAPConnection(sockets, options(addresses), host, port);
    try {
      if (!tlsFromStart) {
        startTls(connection, tls);
      }
      return connection;
    } catch (LDAPException e) {
      connection.close();
      throw e;
    }
  }

  private static void startTls(LDAPConnection connection, SSLContext tls) throws LDAPException {
    var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(tls));
    if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
      throw new LDAPException(answer);
    }
  }

  private static LDAPConnectionOptions options(PermittedAddresses addresses) {
    var options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) CONNECT.toMillis());
    options.setResponseTimeoutMillis(ANSWER.toMillis());
    options.setFollowReferrals(false);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    options.setNameResolver(new CheckedNames(addresses));
    return options;
  }

  private SSLContext tls() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, Authorities.of(ca).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS for a directory", e);
    }
  }

  @Override
  public String toString() {
    return "LdapServer";
  }

  /** What a name leads to is looked at when it is connected to, not before. */
  private static final class CheckedNames extends NameResolver {

    private final PermittedAddresses addresses;

    CheckedNames(PermittedAddresses addresses) {
      this.addresses = addresses;
    }

    @Override
    public InetAddress getByName(@Nullable String host) throws UnknownHostException {
      return addresses.of(String.valueOf(host)).getFirst();
    }

    @Override
    public InetAddress[] getAllByName(@Nullable String host) throws UnknownHostException {
      return addresses.of(String.valueOf(host)).toArray(InetAddress[]::new);
    }

    @Override
    public void toString(StringBuilder buffer) {
      buffer.append("CheckedNames");
    }
  }
}
