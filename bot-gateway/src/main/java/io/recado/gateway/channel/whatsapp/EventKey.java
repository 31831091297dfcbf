package io.recado.gateway.channel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tells an event from others, and its redelivery from none. */
final class EventKey {

  /** What the journal takes; see {@link io.recado.journal.InboundEvent#key()}. */
  private static final int LONGEST = 200;

  private EventKey() {}

  /** The parts that are there, joined; their digest when that is too long. */
  static String of(@Nullable String... parts) {
    var key = Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining(":"));
    return key.length() <= LONGEST ? key : digest(key);
  }

  /** For what has no id: the same content has the same digest. */
  static String digest(String content) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
