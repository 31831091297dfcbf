package io.recado.gateway.channel.whatsapp;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelSecrets;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.gateway.channel.ChannelFiles;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.Fetched;
import io.recado.gateway.channel.Fetched.TooLarge;
import io.recado.gateway.channel.whatsapp.GraphWire.Media;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Fetches media in two calls: the Graph API tells an address that holds for five minutes, and the
 * file is there for the same token (Cloud API reference: media). The token goes to Meta's hosts
 * alone, wherever the address points.
 */
final class WhatsAppFiles implements ChannelFiles {

  private static final Logger log = LoggerFactory.getLogger(WhatsAppFiles.class);

  private static final List<String> HOSTS_OF_META =
      List.of("fbsbx.com", "facebook.com", "whatsapp.net");

  private final URI graph;

  /**
   * @param graph the Graph API, version included
   */
  WhatsAppFiles(URI graph) {
    this.graph = graph;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WHATSAPP;
  }

  @Override
  public Mono<Fetched> fetch(Channel channel, MediaFile file, Downloads downloads) {
    return Mono.justOrEmpty(channel.secret(ChannelSecrets.TOKEN))
        .flatMap(token -> fetch(channel, token, file, downloads))
        .transform(fetched -> downloads.inTime(fetched, channel));
  }

  private Mono<Fetched> fetch(Channel channel, String token, MediaFile file, Downloads downloads) {
    return downloads
        .get(address(channel, file), headers -> headers.setBearerAuth(token), what(channel))
        .flatMap(answer -> Mono.justOrEmpty(answer.found().flatMap(GraphWire::media)))
        .flatMap(media -> fetch(channel, token, media, downloads));
  }

  private Mono<Fetched> fetch(Channel channel, String token, Media media, Downloads downloads) {
    if (!downloads.takes(media.fileSize())) {
      log.info("A file of {} has {} bytes and is not fetched", channel, media.fileSize());
      return Mono.just(new TooLarge());
    }
    return Mono.justOrEmpty(whereItIs(channel, media))
        .flatMap(url -> downloads.get(url, headers -> headers.setBearerAuth(token), what(channel)));
  }

  private static String what(Channel channel) {
    return "A file of " + channel;
  }

  /** With the number, so that no other number's files are told of. */
  private URI address(Channel channel, MediaFile file) {
    return UriComponentsBuilder.fromUri(graph)
        .pathSegment(file.id())
        .queryParam("phone_number_id", "{number}")
        .encode()
        .buildAndExpand(channel.address())
        .toUri();
  }

  private Optional<URI> whereItIs(Channel channel, Media media) {
    var found = Optional.of(media.url()).filter(this::mayHaveToken);
    if (found.isEmpty()) {
      log.warn("A file of {} is said to be at a foreign host; it is not fetched", channel);
    }
    return found;
  }

  private boolean mayHaveToken(URI url) {
    return isWithGraph(url) || ("https".equals(url.getScheme()) && isOfMeta(url));
  }

  /** A stand-in for the Graph API, as configured, holds its files itself. */
  private boolean isWithGraph(URI url) {
    return graph.getScheme().equals(url.getScheme())
        && graph.getRawAuthority().equals(url.getRawAuthority());
  }

  private static boolean isOfMeta(URI url) {
    var host = Optional.ofNullable(url.getHost()).orElse("");
    return url.getRawUserInfo() == null
        && HOSTS_OF_META.stream().anyMatch(meta -> host.equals(meta) || host.endsWith("." + meta));
  }
}
