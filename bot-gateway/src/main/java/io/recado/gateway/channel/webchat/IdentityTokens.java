package io.recado.gateway.channel.webchat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.recado.channel.Channel;
import io.recado.channel.IdentityKey;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a tenant's own server says of a visitor: a JWT (RFC 7519) by HS256 and one of the
 * widget's keys. The token chooses among those keys, and nothing else. Every refusal is a {@link
 * GatewayProblem} that says what to mend, and quotes nothing.
 */
final class IdentityTokens {

  /** As far apart as clocks may be. */
  static final Duration SKEW = Duration.ofMinutes(1);

  private static final int LONGEST = 4096;

  private final Duration life;
  private final Clock clock;

  /**
   * @param life how far ahead a token's end may lie
   */
  IdentityTokens(Duration life, Clock clock) {
    this.life = life;
    this.clock = clock;
  }

  /**
   * @throws GatewayProblem {@code IDENTITY_EXPIRED} for what was good once, {@code
   *     IDENTITY_REFUSED} for what was not
   */
  SignedIdentity read(Channel channel, String token) {
    var jwt = parse(token);
    var key = key(channel, jwt.getHeader());
    if (!isSigned(jwt, key)) {
      throw refused("The signature is not this key's.");
    }
    var claims = claims(jwt);
    checkEnd(claims.getExpirationTime());
    checkBeginning(claims.getIssueTime(), "iat");
    checkBeginning(claims.getNotBeforeTime(), "nbf");
    return IdentityClaims.identity(key.id(), claims);
  }

  private static SignedJWT parse(String token) {
    if (token.length() > LONGEST) {
      throw refused("It is longer than %d characters.".formatted(LONGEST));
    }
    try {
      return SignedJWT.parse(token.strip());
    } catch (ParseException malformed) {
      throw refused("It is no signed JWT.");
    }
  }

  private static IdentityKey key(Channel channel, JWSHeader header) {
    if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())) {
      throw refused("Its algorithm (alg) is not HS256.");
    }
    return IdentityKey.of(channel).stream()
        .filter(key -> key.id().toString().equals(header.getKeyID()))
        .findFirst()
        .orElseThrow(() -> refused("Its header names no key (kid) of this widget."));
  }

  /** The verifier compares in constant time, and takes no critical header that it does not know. */
  private static boolean isSigned(SignedJWT jwt, IdentityKey key) {
    try {
      return jwt.verify(new MACVerifier(key.secret().getBytes(StandardCharsets.UTF_8)));
    } catch (JOSEException unusable) {
      return false;
    }
  }

  private static JWTClaimsSet claims(SignedJWT jwt) {
    try {
      return jwt.getJWTClaimsSet();
    } catch (ParseException malformed) {
      throw refused("Its claims are not those of a JWT.");
    }
  }

  private void checkEnd(@Nullable Date end) {
    if (end == null) {
      throw refused("It has no end (exp).");
    }
    var now = clock.instant();
    if (!now.isBefore(end.toInstant().plus(SKEW))) {
      throw new GatewayProblem(GatewayError.IDENTITY_EXPIRED);
    }
    if (end.toInstant().isAfter(now.plus(life).plus(SKEW))) {
      throw refused("Its end (exp) is more than %d minutes ahead.".formatted(life.toMinutes()));
    }
  }

  private void checkBeginning(@Nullable Date beginning, String claim) {
    if (beginning != null && beginning.toInstant().isAfter(clock.instant().plus(SKEW))) {
      throw refused("Its %s lies in the future.".formatted(claim));
    }
  }

  static GatewayProblem refused(String why) {
    return new GatewayProblem(GatewayError.IDENTITY_REFUSED, why);
  }
}
