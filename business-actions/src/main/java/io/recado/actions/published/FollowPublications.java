package io.recado.actions.published;

import io.recado.live.LiveEvents;
import io.recado.live.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/**
 * Looks at once for what another process has published; without signals it is found a bit later.
 */
final class FollowPublications implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FollowPublications.class);

  private final LiveEvents live;
  private final TenantBots bots;
  private @Nullable Disposable following;

  FollowPublications(LiveEvents live, TenantBots bots) {
    this.live = live;
    this.bots = bots;
  }

  @Override
  public void start() {
    following =
        live.changesOfAny(Topic.BOT)
            .subscribe(
                bots::look,
                error ->
                    log.error("New bots are no longer told of, they are looked for still", error));
  }

  @Override
  public void stop() {
    if (following != null) {
      following.dispose();
      following = null;
    }
  }

  @Override
  public boolean isRunning() {
    return following != null;
  }
}
