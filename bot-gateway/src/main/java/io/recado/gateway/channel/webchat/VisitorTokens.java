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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues and reads visitor tokens: who holds one is that visitor, on that channel, until it
 * expires. A token is signed, not stored; a visitor id alone opens nothing.
 *
 * <p>Layout, in Base64url: version (1 byte), channel (16), visitor (16), expiry in seconds since
 * 1970 (8), in version 2 who the visitor is by the word of the tenant's server (JSON), and
 * HMAC-SHA256 of all that (32).
 */
final class VisitorTokens {

  static final Duration LIFE = Duration.ofDays(365);

  /** After it, the tenant's server has to say anew who somebody is. */
  static final Duration SIGNED_LIFE = Duration.ofHours(12);

  static final int VISITOR_BYTES = 16;

  private static final String PURPOSE = "recado: visitor tokens, version 1";
  private static final byte ANONYMOUS = 1;
  private static final byte SIGNED = 2;
  private static final int PAYLOAD_BYTES = 1 + 16 + VISITOR_BYTES + 8;
  private static final int MAC_BYTES = 32;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SecureRandom random = new SecureRandom();
  private final List<HmacSha256> keys;
  private final Clock clock;

  VisitorTokens(WidgetKey master, Clock clock) {
    this.keys =
        master.all().stream().map(key -> new HmacSha256(new HmacSha256(key).of(PURPOSE))).toList();
    this.clock = clock;
  }

  /**
   * What a good token says.
   *
   * @param signed who it is by the word of the tenant's server; null for who is anonymous
   */
  record Claim(
      ChannelId channel, String visitor, Instant expiry, @Nullable SignedIdentity signed) {}

  /** A visitor id nobody has yet. */
  String newVisitor() {
    var id = new byte[VISITOR_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  String issue(ChannelId channel, String visitor) {
    return seal(payload(ANONYMOUS, channel, visitor, LIFE).array());
  }

  String issue(ChannelId channel, SignedIdentity identity) {
    var payload = payload(SIGNED, channel, identity.visitorOn(channel), SIGNED_LIFE).array();
    var words = JSON.writeValueAsBytes(identity);
    return seal(ByteBuffer.allocate(PAYLOAD_BYTES + words.length).put(payload).put(words).array());
  }

  private ByteBuffer payload(byte version, ChannelId channel, String visitor, Duration life) {
    return ByteBuffer.allocate(PAYLOAD_BYTES)
        .put(version)
        .putLong(channel.value().getMostSignificantBits())
        .putLong(channel.value().getLeastSignificantBits())
        .put(HexFormat.of().parseHex(visitor))
        .putLong(clock.instant().plus(life).getEpochSecond());
  }

  private String seal(byte[] payload) {
    var token =
        ByteBuffer.allocate(payload.length + MAC_BYTES)
            .put(payload)
            .put(keys.getFirst().of(payload))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty for a token that is malformed, forged, of another version or expired. */
  Optional<Claim> read(String token) {
    return decode(token).filter(this::isSigned).map(VisitorTokens::claim).filter(this::holds);
  }

  /** Whether what a good token said is so still. */
  boolean holds(Claim claim) {
    return clock.instant().isBefore(claim.expiry());
  }

  /**
   * The token itself while it has a good while to go and the current key has signed it, or else a
   * fresh one for the same visitor. Who is signed gets none: their page says anew who they are.
   */
  String renew(String token, Claim claim) {
    if (claim.signed() != null) {
      return token;
    }
    boolean fresh = clock.instant().plus(LIFE.dividedBy(2)).isBefore(claim.expiry());
    boolean lasts = fresh && decode(token).filter(this::isOfTheCurrentKey).isPresent();
    return lasts ? token : issue(claim.channel(), claim.visitor());
  }

  private static Optional<ByteBuffer> decode(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      return isWhole(bytes) ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(byte[] token) {
    int words = token.length - PAYLOAD_BYTES - MAC_BYTES;
    return (words == 0 && token[0] == ANONYMOUS) || (words > 0 && token[0] == SIGNED);
  }

  private boolean isSigned(ByteBuffer token) {
    return keys.stream().anyMatch(key -> isSignedBy(key, token));
  }

  private boolean isOfTheCurrentKey(ByteBuffer token) {
    return isSignedBy(keys.getFirst(), token);
  }

  private static boolean isSignedBy(HmacSha256 key, ByteBuffer token) {
    var payload = new byte[token.limit() - MAC_BYTES];
    var signature = new byte[MAC_BYTES];
    token.get(0, payload).get(payload.length, signature);
    return MessageDigest.isEqual(key.of(payload), signature);
  }

  private static Claim claim(ByteBuffer token) {
    token.position(1);
    var channel = new ChannelId(new UUID(token.getLong(), token.getLong()));
    var visitor = new byte[VISITOR_BYTES];
    token.get(visitor);
    var expiry = Instant.ofEpochSecond(token.getLong());
    return new Claim(channel, HexFormat.of().formatHex(visitor), expiry, identity(token));
  }

  /** What we have signed, we can read. */
  private static @Nullable SignedIdentity identity(ByteBuffer token) {
    var words = new byte[token.remaining() - MAC_BYTES];
    token.get(words);
    return words.length == 0 ? null : JSON.readValue(words, SignedIdentity.class);
  }
}
