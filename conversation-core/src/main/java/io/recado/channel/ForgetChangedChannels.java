package io.recado.channel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Has what is remembered of channels forgotten as soon as one was changed in any process. */
@Component
class ForgetChangedChannels implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ForgetChangedChannels.class);

  private final PostgresChannels channels;
  private final ChannelNews news;
  private Disposable listening = () -> {};
  private boolean running;

  ForgetChangedChannels(PostgresChannels channels, ChannelNews news) {
    this.channels = channels;
    this.news = news;
  }

  @Override
  public synchronized void start() {
    running = true;
    listening =
        news.changes()
            .subscribe(
                _ -> channels.forgetAll(),
                failure -> log.error("Changed channels are seen seconds later", failure));
  }

  @Override
  public synchronized void stop() {
    running = false;
    listening.dispose();
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
