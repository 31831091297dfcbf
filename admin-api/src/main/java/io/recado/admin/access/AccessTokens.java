package io.recado.admin.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.recado.tenant.TenantId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Access tokens: JWTs (RFC 9068) signed by ES256. A token names a session and nothing that may
 * change: what its holder may do is asked of the database.
 */
@Component
class AccessTokens {

  static final Duration LIFE = Duration.ofMinutes(15);

  private static final String ISSUER = "recado";
  private static final String AUDIENCE = "recado-api";
  private static final String TENANT = "tenant";
  private static final String SESSION = "sid";
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  private final SigningKeys keys;
  private final Clock clock;

  AccessTokens(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Mono<String> issue(SessionKey session, PersonId person) {
    return keys.current().map(key -> sign(key, claims(session, person)));
  }

  /**
   * The session a token names; empty for one that is malformed, forged, meant for others or old.
   */
  Mono<SessionKey> read(String token) {
    return Mono.justOrEmpty(parse(token))
        .flatMap(
            jwt ->
                keys.find(String.valueOf(jwt.getHeader().getKeyID()))
                    .filter(key -> isSigned(jwt, key))
                    .flatMap(key -> Mono.justOrEmpty(session(jwt))));
  }

  private JWTClaimsSet claims(SessionKey session, PersonId person) {
    var now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(person.toString())
        .claim(TENANT, session.tenant().toString())
        .claim(SESSION, session.id().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFE)))
        .build();
  }

  private static String sign(ECKey key, JWTClaimsSet claims) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
    try {
      var jwt = new SignedJWT(header, claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has ES256", e);
    }
  }

  /** Only what we could have signed: the token chooses neither algorithm nor key. */
  private static Optional<SignedJWT> parse(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var header = jwt.getHeader();
      return JWSAlgorithm.ES256.equals(header.getAlgorithm()) && TYPE.equals(header.getType())
          ? Optional.of(jwt)
          : Optional.empty();
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isSigned(SignedJWT jwt, ECKey key) {
    try {
      return jwt.verify(new ECDSAVerifier(key));
    } catch (JOSEException e) {
      return false;
    }
  }

  private Optional<SessionKey> session(SignedJWT jwt) {
    try {
      var claims = jwt.getJWTClaimsSet();
      return isForUs(claims)
          ? Optional.of(
              new SessionKey(
                  new TenantId(UUID.fromString(claims.getStringClaim(TENANT))),
                  UUID.fromString(claims.getStringClaim(SESSION))))
          : Optional.empty();
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private boolean isForUs(JWTClaimsSet claims) {
    return ISSUER.equals(claims.getIssuer())
        && List.of(AUDIENCE).equals(claims.getAudience())
        && isInFuture(claims.getExpirationTime());
  }

  private boolean isInFuture(@Nullable Date expiry) {
    return expiry != null && clock.instant().isBefore(expiry.toInstant());
  }
}
