package io.recado.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.recado.admin.AdminServer;
import io.recado.admin.Chat;
import io.recado.channel.SecretBox;
import io.recado.testing.Await;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class AccessTokensTest {

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  private final AdminServer server = AdminServer.running();
  private final AdminServer.Person agent = server.person(new Chat().tenant(), Role.AGENT);
  private final ECKey key = Await.value(server.bean(SigningKeys.class).current());

  @Test
  void aTokenAsIssuedIsTaken() throws Exception {
    assertThat(status(agent.token())).isEqualTo(200);
    assertThat(status(signed(header().build(), claims().build(), new ECDSASigner(key))))
        .isEqualTo(200);
  }

  @Test
  void case7ATokenThatNobodySignedIsRefused() throws Exception {
    assertThat(status(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
  }

  @Test
  void case7ATokenSignedByThePublicKeyAsASecretIsRefused() throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(key.getKeyID()).build();
    var secret = key.toPublicJWK().toJSONString();

    assertThat(status(signed(header, claims().build(), new MACSigner(secret)))).isEqualTo(401);
  }

  @Test
  void case7ATokenThatBringsItsOwnKeyIsRefused() throws Exception {
    var own = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
    var header =
        header().jwk(own.toPublicJWK()).jwkURL(URI.create("https://evil.example/jwks.json"));

    assertThat(status(signed(header.build(), claims().build(), new ECDSASigner(own))))
        .isEqualTo(401);
  }

  @Test
  void case7ATokenForOthersIsRefused() throws Exception {
    var forOthers = claims().audience("another-api").build();
    var fromOthers = claims().issuer("another").build();

    assertThat(status(signed(header().build(), forOthers, new ECDSASigner(key)))).isEqualTo(401);
    assertThat(status(signed(header().build(), fromOthers, new ECDSASigner(key)))).isEqualTo(401);
  }

  @Test
  void anOldTokenIsRefused() throws Exception {
    var old = claims().expirationTime(Date.from(Instant.now().minusSeconds(1))).build();

    assertThat(status(signed(header().build(), old, new ECDSASigner(key)))).isEqualTo(401);
  }

  @Test
  void thePublishedKeysVerifyTokensAndSignNone() throws Exception {
    var body =
        server
            .client()
            .get()
            .uri("/.well-known/jwks.json")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    var published = AdminServer.json(body).get("keys").get(0);

    assertThat(published.get("kid").asString()).isEqualTo(key.getKeyID());
    assertThat(published.has("d")).isFalse();
  }

  @Test
  void aKeyThatNoMasterKeyOpensIsPassedOver() {
    server
        .database()
        .executeAsOwner(
            "insert into signing_key (key_id, sealed) values (gen_random_uuid(),"
                + " decode(repeat('01', 64), 'hex'))");
    var keys =
        new SigningKeys(
            server.database().database().dispatch(),
            server.bean(SecretBox.class),
            Clock.systemUTC());

    assertThat(Await.value(keys.find(key.getKeyID())).getKeyID()).isEqualTo(key.getKeyID());
  }

  private JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID());
  }

  private JWTClaimsSet.Builder claims() throws ParseException {
    return new JWTClaimsSet.Builder(SignedJWT.parse(agent.token()).getJWTClaimsSet());
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private int status(String token) {
    return server
        .client()
        .get()
        .uri("/api/v1/people")
        .header("Authorization", "Bearer " + token)
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }
}
