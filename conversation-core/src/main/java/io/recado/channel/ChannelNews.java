package io.recado.channel;

import io.recado.live.LiveEvents;
import io.recado.live.Topic;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Word that channels were changed, to all processes. It may be lost: who remembers channels looks
 * them up again now and then.
 */
@Component
public class ChannelNews {

  /** Channels are looked up before a tenant is known, so the word is nobody's. */
  private static final Topic CHANNELS = new Topic(new TenantId(new UUID(0, 0)), "channels");

  private final LiveEvents live;

  public ChannelNews(LiveEvents live) {
    this.live = live;
  }

  /** Tells of a change, after its commit. Never fails. */
  public Mono<Void> changed() {
    return live.changed(CHANNELS);
  }

  /** A value for each change, until cancelled. */
  public Flux<Topic> changes() {
    return live.changes(CHANNELS);
  }
}
