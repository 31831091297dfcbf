package io.recado.gateway.channel;

import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.gateway.channel.Fetched.Away;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What channels of all kinds hold of what customers sent. Safe for many threads. */
@Component
public class HeldFiles {

  private final Channels channels;
  private final Map<ChannelKind, ChannelFiles> byKind;

  public HeldFiles(Channels channels, List<ChannelFiles> files) {
    this.channels = channels;
    this.byKind = files.stream().collect(Collectors.toMap(ChannelFiles::kind, each -> each));
  }

  /** As {@link ChannelFiles#fetch}; {@link Away} where the channel is gone, or holds no files. */
  public Mono<Fetched> fetch(ChannelId id, MediaFile file, Downloads downloads) {
    return channels
        .find(id)
        .flatMap(
            channel ->
                Mono.justOrEmpty(byKind.get(channel.kind()))
                    .flatMap(files -> files.fetch(channel, file, downloads)))
        .defaultIfEmpty(new Away());
  }
}
