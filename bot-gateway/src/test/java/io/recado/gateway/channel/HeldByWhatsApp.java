package io.recado.gateway.channel;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.MessageContent.MediaFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What WhatsApp holds in a test: "broken" fails, "endless" is too large, "hangs" takes as long as
 * is waited at most, and what is not held is away.
 */
public final class HeldByWhatsApp implements ChannelFiles {

  private final Map<String, byte[]> held;
  private final Duration longest;
  private final List<String> fetched = new ArrayList<>();

  public HeldByWhatsApp(Map<String, byte[]> held, Duration longest) {
    this.held = held;
    this.longest = longest;
  }

  /** The ids of what was asked for, in order. */
  public List<String> fetched() {
    return fetched;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WHATSAPP;
  }

  @Override
  public Mono<Fetched> fetch(Channel from, MediaFile file, Downloads downloads) {
    return Mono.defer(
        () -> {
          fetched.add(file.id());
          return switch (file.id()) {
            case "broken" -> Mono.error(new IllegalStateException("broken"));
            case "endless" -> Mono.just(new Fetched.TooLarge());
            case "hangs" -> Mono.delay(longest).thenReturn(new Fetched.Away());
            case String id when held.containsKey(id) -> Mono.just(new Fetched.Bytes(held.get(id)));
            default -> Mono.just(new Fetched.Away());
          };
        });
  }
}
