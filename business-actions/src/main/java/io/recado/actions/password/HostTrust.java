package io.recado.actions.password;

import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts whom the authorities vouch for if the certificate is a host's, by whatever address the
 * host is connected to. Looks nothing up.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-6">RFC 9525, section 6</a>
 */
final class HostTrust implements X509TrustManager {

  /** Of the alternative names of a certificate. */
  private static final int DNS_NAME = 2;

  private static final int IP_ADDRESS = 7;

  private final String host;
  private final X509TrustManager authorities;

  /**
   * @param host a name, or an address as it stands in a URL
   */
  HostTrust(String host, X509TrustManager authorities) {
    this.host = host.toLowerCase(Locale.ROOT);
    this.authorities = authorities;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities.checkServerTrusted(chain, type);
    if (!isHosts(chain[0])) {
      throw new CertificateException("the certificate is that of another host");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("there are no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  private boolean isHosts(X509Certificate certificate) throws CertificateParsingException {
    Collection<List<?>> names =
        Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
    return names.stream().anyMatch(name -> isHosts((Integer) name.get(0), name.get(1)));
  }

  private boolean isHosts(int type, Object name) {
    return switch (type) {
      case DNS_NAME -> isName(name.toString().toLowerCase(Locale.ROOT));
      case IP_ADDRESS -> isAddress(name.toString());
      default -> false;
    };
  }

  /** A star stands for the first label, and for nothing that has no more than one below it. */
  private boolean isName(String name) {
    var rest = host.substring(host.indexOf('.') + 1);
    return name.equals(host) || (rest.contains(".") && name.equals("*." + rest));
  }

  private boolean isAddress(String address) {
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))
          .equals(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
