package io.recado.actions.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.TestCertificate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTrustTest {

  @TempDir static Path folder;
  private static TestCertificate certificate;

  @BeforeAll
  static void aCertificate() {
    certificate =
        TestCertificate.of(
            folder, "dns:radius.example.com,dns:*.red.example.com,dns:*.com,ip:192.0.2.7,ip:::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "radius.example.com",
        "RADIUS.example.com",
        "a.red.example.com",
        "192.0.2.7",
        "[::1]"
      })
  void whoseNameOrAddressItBearsIsTrusted(String host) throws GeneralSecurityException {
    trust(host, certificate.pem()).checkServerTrusted(chain(), "RSA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "red.example.com",
        "a.b.red.example.com",
        "radius.example.com.evil.example",
        "192.0.2.8",
        "localhost",
        "127.0.0.1"
      })
  void anotherIsNot(String host) {
    assertThatThrownBy(() -> trust(host, certificate.pem()).checkServerTrusted(chain(), "RSA"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("the certificate is that of another host");
  }

  @Test
  void whomNobodyVouchesForIsNotWhateverItBears() {
    assertThatThrownBy(() -> trust("radius.example.com", null).checkServerTrusted(chain(), "RSA"))
        .isInstanceOf(CertificateException.class);
    assertThat(trust("radius.example.com", null).getAcceptedIssuers()).isNotEmpty();
  }

  private static HostTrust trust(String host, @Nullable String pem) {
    return new HostTrust(host, (X509TrustManager) Authorities.of(pem).getTrustManagers()[0]);
  }

  private static X509Certificate[] chain() throws CertificateException {
    var pem = new ByteArrayInputStream(certificate.pem().getBytes(StandardCharsets.US_ASCII));
    return new X509Certificate[] {
      (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem)
    };
  }
}
