package io.recado.gateway.channel.whatsapp;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.gateway.signature.HmacSignature;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where Meta calls. One app, hence one secret, for the numbers of all tenants; a message's own
 * {@code phone_number_id} leads to its tenant.
 *
 * <p>Source: Cloud API, webhooks: create an endpoint, validate payloads.
 */
@RestController
@RequestMapping("/webhooks/whatsapp")
class WhatsAppWebhook {

  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final String ALGORITHM = "sha256=";

  private final WhatsAppReception reception;
  private final @Nullable HmacSignature signature;
  private final @Nullable String verifyToken;
  private final int mostBytes;

  WhatsAppWebhook(Settings settings, WhatsAppReception reception) {
    this.reception = reception;
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
    if (!mode.equals("subscribe") || !HmacSignature.sameText(verifyToken, token)) {
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
    return body(request)
        .doOnNext(body -> check(signature, presented, body))
        .flatMap(reception::receive);
  }

  private Mono<byte[]> body(ServerHttpRequest request) {
    if (request.getHeaders().getContentLength() > mostBytes) {
      throw tooLarge();
    }
    return DataBufferUtils.join(request.getBody(), mostBytes)
        .map(WhatsAppWebhook::bytes)
        .defaultIfEmpty(new byte[0])
        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge());
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
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

  private GatewayProblem tooLarge() {
    return new GatewayProblem(
        GatewayError.BODY_TOO_LARGE, "This endpoint takes up to %d bytes.".formatted(mostBytes));
  }
}
