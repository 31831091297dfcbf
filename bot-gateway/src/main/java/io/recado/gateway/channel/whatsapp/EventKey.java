package io.recado.gateway.channel.whatsapp;

import io.recado.digest.Sha256;
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
    return HexFormat.of().formatHex(Sha256.of(content));
  }
}
