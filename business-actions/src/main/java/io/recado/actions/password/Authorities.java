package io.recado.actions.password;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose word counts for who somebody is. */
final class Authorities {

  private Authorities() {}

  /**
   * @param pem the certificates that are believed, and no others; null for those that everybody
   *     trusts
   * @throws IllegalStateException when they cannot be read
   */
  static TrustManagerFactory of(@Nullable String pem) {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(pem == null ? null : holding(pem));
      return trust;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the certificates of a system cannot be read", e);
    }
  }

  private static KeyStore holding(String pem) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
      store.setCertificateEntry(String.valueOf(store.size()), certificate);
    }
    return store;
  }
}
