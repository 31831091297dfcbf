package io.recado.gateway.channel.telegram;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.gateway.channel.ChannelFiles;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.Fetched;
import io.recado.gateway.channel.Fetched.Away;
import io.recado.gateway.channel.Fetched.TooLarge;
import io.recado.gateway.channel.telegram.TelegramAnswer.Accepted;
import io.recado.gateway.channel.telegram.TelegramAnswer.Declined;
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

  /** What bots are told of files of more than 20 MB; they get none of those. */
  private static final String TOO_BIG = "file is too big";

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
  public Mono<Fetched> fetch(Channel channel, MediaFile file, Downloads downloads) {
    return Mono.justOrEmpty(channel.secret(TelegramChannel.TOKEN))
        .flatMap(token -> fetch(channel, token, file, downloads))
        .transform(fetched -> downloads.inTime(fetched, channel));
  }

  private Mono<Fetched> fetch(Channel channel, String token, MediaFile file, Downloads downloads) {
    return client
        .call(token, "getFile", Map.of("file_id", file.id()))
        .flatMap(
            answer ->
                answer instanceof Accepted(var told)
                    ? fetch(channel, token, told, downloads)
                    : Mono.just(refused(channel, answer)));
  }

  private Mono<Fetched> fetch(Channel channel, String token, JsonNode told, Downloads downloads) {
    return downloads.takes(told.path("file_size").asLong(0))
        ? Mono.justOrEmpty(address(token, told.path("file_path").asString("")))
            .flatMap(url -> downloads.get(url, TelegramFiles::noHeaders, "A file of " + channel))
        : Mono.just(new TooLarge());
  }

  private static Fetched refused(Channel channel, TelegramAnswer answer) {
    log.info("A file of {} is not to be had: {}", channel, answer);
    return answer instanceof Declined declined && declined.description().contains(TOO_BIG)
        ? new TooLarge()
        : new Away();
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
