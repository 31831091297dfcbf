package io.recado.gateway.channel.whatsapp;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelSecrets;
import io.recado.channel.Channels;
import io.recado.gateway.inbound.RequestBytes;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.gateway.signature.HmacSignature;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where Meta calls. The installation's app has one secret for the numbers of all tenants; a
 * message's own {@code phone_number_id} leads to its tenant. A channel whose owner has an app of
 * their own has an address and a secret of its own, and is told nothing of other numbers.
 *
 * <p>Source: Cloud API, webhooks: create an endpoint, validate payloads.
 */
@RestController
@RequestMapping("/webhooks/whatsapp")
class WhatsAppWebhook {

  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final String ALGORITHM = "sha256=";

  private final WhatsAppReception reception;
  private final Channels channels;
  private final @Nullable HmacSignature signature;
  private final @Nullable String verifyToken;
  private final int mostBytes;

  WhatsAppWebhook(Settings settings, WhatsAppReception reception, Channels channels) {
    this.reception = reception;
    this.channels = channels;
    this.signature =
        settings.find(Setting.WHATSAPP_APP_SECRET).map(HmacSignature::new).orElse(null);
    this.verifyToken = settings.find(Setting.WHATSAPP_VERIFY_TOKEN).orElse(null);
    this.mostBytes = settings.count(Setting.WEBHOOK_MOST_BYTES);
  }

  /** The handshake Meta makes whenever the URL or the token is saved. */
  @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
  String verify(
      @RequestParam(name = "hub.mode", defaultValue = "") String mode,
      @RequestParam(name = "hub.verify_token", defaultValue = "") String token,
      @RequestParam(name = "hub.challenge", defaultValue = "") String challenge) {
    if (verifyToken == null) {
      throw new GatewayProblem(
          GatewayError.VERIFICATION_REFUSED,
          Setting.WHATSAPP_VERIFY_TOKEN.variable() + " is not set.");
    }
    return challenge(verifyToken, mode, token, challenge);
  }

  /** The same handshake for a channel's own app; a channel that is not there refuses it alike. */
  @GetMapping(path = "/{channel}", produces = MediaType.TEXT_PLAIN_VALUE)
  Mono<String> verifyOwn(
      @PathVariable String channel,
      @RequestParam(name = "hub.mode", defaultValue = "") String mode,
      @RequestParam(name = "hub.verify_token", defaultValue = "") String token,
      @RequestParam(name = "hub.challenge", defaultValue = "") String challenge) {
    return own(channel)
        .flatMap(found -> Mono.justOrEmpty(found.secret(ChannelSecrets.VERIFY_TOKEN)))
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.VERIFICATION_REFUSED)))
        .map(expected -> challenge(expected, mode, token, challenge));
  }

  private static String challenge(String expected, String mode, String token, String challenge) {
    if (!mode.equals("subscribe") || !HmacSignature.sameText(expected, token)) {
      throw new GatewayProblem(GatewayError.VERIFICATION_REFUSED);
    }
    return challenge;
  }

  /** Completes, and so answers 200, only when everything in the body is committed. */
  @PostMapping
  Mono<Void> receive(ServerHttpRequest request) {
    if (signature == null) {
      throw new GatewayProblem(
          GatewayError.NOT_CONFIGURED, Setting.WHATSAPP_APP_SECRET.variable() + " is not set.");
    }
    var presented = request.getHeaders().getFirst(SIGNATURE);
    return RequestBytes.of(request, mostBytes)
        .doOnNext(body -> check(signature, presented, body))
        .flatMap(reception::receive);
  }

  /** What a channel's own app delivers: of this channel alone. */
  @PostMapping("/{channel}")
  Mono<Void> receiveOwn(@PathVariable String channel, ServerHttpRequest request) {
    var presented = request.getHeaders().getFirst(SIGNATURE);
    return own(channel)
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.CHANNEL_UNKNOWN)))
        .flatMap(
            found ->
                RequestBytes.of(request, mostBytes)
                    .doOnNext(body -> check(signatureOf(found), presented, body))
                    .flatMap(body -> reception.receive(found, body)));
  }

  private Mono<Channel> own(String id) {
    try {
      return channels
          .find(ChannelId.of(id))
          .filter(channel -> channel.kind() == ChannelKind.WHATSAPP);
    } catch (IllegalArgumentException noId) {
      return Mono.empty();
    }
  }

  private static HmacSignature signatureOf(Channel channel) {
    return channel
        .secret(ChannelSecrets.APP_SECRET)
        .map(HmacSignature::new)
        .orElseThrow(() -> new GatewayProblem(GatewayError.NOT_CONFIGURED));
  }

  private static void check(HmacSignature signature, @Nullable String presented, byte[] body) {
    if (presented == null || presented.isBlank()) {
      throw new GatewayProblem(GatewayError.SIGNATURE_MISSING);
    }
    if (!presented.startsWith(ALGORITHM)
        || !signature.matches(body, presented.substring(ALGORITHM.length()))) {
      throw new GatewayProblem(GatewayError.SIGNATURE_WRONG);
    }
  }
}
