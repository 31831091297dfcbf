package io.recado.gateway.channel.webchat;

import io.recado.channel.ChannelId;
import io.recado.digest.HmacSha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues and reads visitor tokens: who holds one is that visitor, on that channel, until it
 * expires. A token is signed, not stored; a visitor id alone opens nothing.
 *
 * <p>Layout, in Base64url: version (1 byte), channel (16), visitor (16), expiry in seconds since
 * 1970 (8), HMAC-SHA256 of all that (32).
 */
final class VisitorTokens {

  static final Duration LIFE = Duration.ofDays(365);

  private static final String PURPOSE = "recado: visitor tokens, version 1";
  private static final byte VERSION = 1;
  private static final int VISITOR_BYTES = 16;
  private static final int PAYLOAD_BYTES = 1 + 16 + VISITOR_BYTES + 8;
  private static final int MAC_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final HmacSha256 hmac;
  private final Clock clock;

  VisitorTokens(WidgetKey master, Clock clock) {
    this.hmac = new HmacSha256(new HmacSha256(master.key()).of(PURPOSE));
    this.clock = clock;
  }

  /** What a good token says. */
  record Claim(ChannelId channel, String visitor, Instant expiry) {}

  /** A visitor id nobody has yet. */
  String newVisitor() {
    var id = new byte[VISITOR_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  String issue(ChannelId channel, String visitor) {
    var payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .put(VERSION)
            .putLong(channel.value().getMostSignificantBits())
            .putLong(channel.value().getLeastSignificantBits())
            .put(HexFormat.of().parseHex(visitor))
            .putLong(clock.instant().plus(LIFE).getEpochSecond())
            .array();
    var token =
        ByteBuffer.allocate(PAYLOAD_BYTES + MAC_BYTES).put(payload).put(hmac.of(payload)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty for a token that is malformed, forged, of another version or expired. */
  Optional<Claim> read(String token) {
    return decode(token)
        .filter(this::isSigned)
        .map(VisitorTokens::claim)
        .filter(claim -> clock.instant().isBefore(claim.expiry()));
  }

  /** The token itself while it has a good while to go, or else a fresh one for the same visitor. */
  String renew(String token, Claim claim) {
    boolean fresh = clock.instant().plus(LIFE.dividedBy(2)).isBefore(claim.expiry());
    return fresh ? token : issue(claim.channel(), claim.visitor());
  }

  private static Optional<ByteBuffer> decode(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      return bytes.length == PAYLOAD_BYTES + MAC_BYTES && bytes[0] == VERSION
          ? Optional.of(ByteBuffer.wrap(bytes))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private boolean isSigned(ByteBuffer token) {
    var payload = new byte[PAYLOAD_BYTES];
    var signature = new byte[MAC_BYTES];
    token.get(0, payload).get(PAYLOAD_BYTES, signature);
    return MessageDigest.isEqual(hmac.of(payload), signature);
  }

  private static Claim claim(ByteBuffer token) {
    token.position(1);
    var channel = new ChannelId(new UUID(token.getLong(), token.getLong()));
    var visitor = new byte[VISITOR_BYTES];
    token.get(visitor);
    return new Claim(
        channel, HexFormat.of().formatHex(visitor), Instant.ofEpochSecond(token.getLong()));
  }
}
