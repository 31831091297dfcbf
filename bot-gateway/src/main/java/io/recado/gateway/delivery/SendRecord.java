package io.recado.gateway.delivery;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.outbox.SendOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How sending went last on each channel of this process, for its health. Safe for many threads. */
@Component
public class SendRecord {

  private final Map<ChannelId, Entry> last = new ConcurrentHashMap<>();
  private final Clock clock;

  SendRecord(Clock clock) {
    this.clock = clock;
  }

  void note(Channel channel, SendOutcome outcome) {
    var down = outcome instanceof SendOutcome.ChannelDown(var code, var reason) ? code : null;
    last.put(channel.id(), new Entry(channel.kind(), clock.instant(), Optional.ofNullable(down)));
  }

  /** When anything was last tried on a channel of this kind; empty when nothing was. */
  public Optional<Instant> lastAttempt(ChannelKind kind) {
    return last.values().stream()
        .filter(entry -> entry.kind() == kind)
        .map(Entry::at)
        .max(Instant::compareTo);
  }

  /** The channels of this kind that took nothing at the last attempt, with the provider's code. */
  public Map<ChannelId, String> down(ChannelKind kind) {
    var down = new HashMap<ChannelId, String>();
    last.forEach(
        (channel, entry) -> {
          if (entry.kind() == kind) {
            entry.downCode().ifPresent(code -> down.put(channel, code));
          }
        });
    return down;
  }

  private record Entry(ChannelKind kind, Instant at, Optional<String> downCode) {}
}
