package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.gateway.channel.ChannelFiles;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Fetches files in two calls: {@code getFile} tells a path, and the file is behind it, at an
 * address that holds the bot's token (Bot API: getFile).
 */
final class TelegramFiles implements ChannelFiles {

  private static final Logger log = LoggerFactory.getLogger(TelegramFiles.class);

  private final TelegramClient client;
  private final URI api;

  TelegramFiles(TelegramClient client, URI api) {
    this.client = client;
    this.api = api;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.TELEGRAM;
  }

  @Override
  public Mono<byte[]> fetch(Channel channel, MediaFile file, Downloads downloads) {
    return Mono.justOrEmpty(channel.secret(TelegramChannel.TOKEN))
        .flatMap(token -> fetch(channel, token, file, downloads))
        .transform(fetched -> downloads.inTime(fetched, channel));
  }

  private Mono<byte[]> fetch(Channel channel, String token, MediaFile file, Downloads downloads) {
    return client
        .call(token, "getFile", Map.of("file_id", file.id()))
        .flatMap(answer -> Mono.justOrEmpty(told(channel, answer)))
        .filter(told -> downloads.takes(told.path("file_size").asLong(0)))
        .flatMap(told -> Mono.justOrEmpty(address(token, told.path("file_path").asString(""))))
        .flatMap(url -> downloads.get(url, TelegramFiles::noHeaders, "A file of " + channel));
  }

  private static Optional<JsonNode> told(Channel channel, TelegramAnswer answer) {
    if (answer instanceof Accepted(var result)) {
      return Optional.of(result);
    }
    log.info("A file of {} is not to be had and is not read: {}", channel, answer);
    return Optional.empty();
  }

  /**
   * A path that leads elsewhere would take the token with it; a local server's leads to its disk.
   */
  private Optional<URI> address(String token, String path) {
    var segments = List.of(path.split("/", -1));
    boolean plain = segments.stream().noneMatch(part -> part.isBlank() || part.startsWith("."));
    return plain
        ? Optional.of(
            UriComponentsBuilder.fromUri(api)
                .pathSegment("file", "bot" + token)
                .pathSegment(segments.toArray(String[]::new))
                .encode()
                .build()
                .toUri())
        : Optional.empty();
  }

  private static void noHeaders(HttpHeaders headers) {
    // The token is in the address.
  }
}
