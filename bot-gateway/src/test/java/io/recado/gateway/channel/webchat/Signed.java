package io.recado.gateway.channel.webchat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.recado.channel.Channel;
import io.recado.channel.IdentityKey;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What the server of a widget's owner does. */
final class Signed {

  private Signed() {}

  static String by(IdentityKey key, JWTClaimsSet claims) {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id().toString()).build();
    return by(header, key.secret(), claims);
  }

  static String by(JWSHeader header, String secret, JWTClaimsSet claims) {
    try {
      var jwt = new SignedJWT(header, claims);
      jwt.sign(new MACSigner(secret));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Fixtures' widget with these keys. */
  static Channel widget(IdentityKey... keys) {
    return with(Fixtures.CHANNEL, false, keys);
  }

  static Channel with(Channel channel, boolean signedOnly, IdentityKey... keys) {
    Map<String, String> secrets =
        Arrays.stream(keys)
            .collect(Collectors.toMap(key -> "identity." + key.id(), IdentityKey::secret));
    return new Channel(
        channel.tenant(),
        channel.id(),
        channel.kind(),
        channel.address(),
        secrets,
        channel.paused(),
        signedOnly);
  }
}
