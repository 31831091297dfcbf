package io.recado.channel;

import io.recado.conversation.Uuid7;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * With which the tenant's own server signs who a visitor of its widget is. Kept among the channel's
 * secrets, so it is sealed, known and forgotten as they are.
 *
 * @param id tells when it was made, and stands in what is signed as {@code kid}
 * @param secret its text is the key: 43 letters of Base64url that hold 256 bits of chance
 */
public record IdentityKey(UUID id, String secret) {

  /** One that is signed with, and the next one. */
  public static final int MOST = 2;

  private static final String NAME = "identity.";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A key that nobody has yet. */
  public static IdentityKey fresh() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new IdentityKey(Uuid7.next(), secret);
  }

  /** Those of a widget, in the order they were made; none of other channels. */
  public static List<IdentityKey> of(Channel channel) {
    return channel.secrets().entrySet().stream()
        .filter(secret -> isOne(secret.getKey()))
        .map(secret -> new IdentityKey(id(secret.getKey()), secret.getValue()))
        .sorted(Comparator.comparing(IdentityKey::createdAt))
        .toList();
  }

  /** When it was made: RFC 9562 has the milliseconds in front. */
  public Instant createdAt() {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> Short.SIZE);
  }

  @Override
  public String toString() {
    return "IdentityKey[%s]".formatted(id);
  }

  static boolean isOne(String secretName) {
    return secretName.startsWith(NAME);
  }

  static String nameOf(UUID id) {
    return NAME + id;
  }

  private static UUID id(String secretName) {
    return UUID.fromString(secretName.substring(NAME.length()));
  }
}
