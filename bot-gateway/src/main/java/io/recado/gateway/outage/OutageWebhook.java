package io.recado.gateway.outage;

import io.recado.actions.monitor.MonitorEvent;
import io.recado.actions.monitor.MonitorHooks;
import io.recado.actions.monitor.MonitorHooks.Hook;
import io.recado.actions.monitor.MonitorId;
import io.recado.gateway.inbound.Intake;
import io.recado.gateway.inbound.RequestBytes;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.gateway.signature.HmacSignature;
import io.recado.gateway.signature.TimedSignature;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where a tenant's monitoring tells what goes down and comes up, and which works are planned, one
 * event in each request. Whoever calls signs the body, or presents the secret itself. Answers 200
 * when what follows is committed.
 */
@RestController
class OutageWebhook {

  static final String SIGNATURE = "Recado-Signature";

  /** An event is a few lines. */
  static final int MOST_BYTES = 16_384;

  private static final String BEARER = "Bearer ";
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final MonitorHooks hooks;
  private final Clock clock;

  OutageWebhook(MonitorHooks hooks, Clock clock) {
    this.hooks = hooks;
    this.clock = clock;
  }

  /** What is answered. */
  record Answer(boolean repeated) {}

  @PostMapping("/hooks/outages/{monitorId}")
  Mono<Answer> receive(@PathVariable String monitorId, ServerHttpRequest request) {
    return hook(monitorId)
        .flatMap(
            hook ->
                RequestBytes.of(request, MOST_BYTES)
                    .flatMap(body -> accept(hook, request.getHeaders(), body)))
        .timeout(Intake.PATIENCE)
        .onErrorMap(TimeoutException.class, _ -> new GatewayProblem(GatewayError.TRY_AGAIN));
  }

  /** Whatever is wrong with the id, the answer is the same. */
  private Mono<Hook> hook(String id) {
    return Mono.fromCallable(() -> new MonitorId(UUID.fromString(id)))
        .onErrorMap(
            IllegalArgumentException.class, _ -> new GatewayProblem(GatewayError.MONITOR_UNKNOWN))
        .flatMap(hooks::find)
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.MONITOR_UNKNOWN)));
  }

  private Mono<Answer> accept(Hook hook, HttpHeaders headers, byte[] body) {
    check(hook, headers, body);
    var event = OutageEvents.read(body);
    return hooks.take(hook, event).map(OutageWebhook::answer);
  }

  private void check(Hook hook, HttpHeaders headers, byte[] body) {
    var signature = headers.getFirst(SIGNATURE);
    if (signature == null) {
      checkToken(hook, headers.getFirst(HttpHeaders.AUTHORIZATION));
    } else if (!TimedSignature.isFresh(signature, clock.instant())) {
      throw new GatewayProblem(GatewayError.SIGNATURE_OLD);
    } else if (!TimedSignature.isValid(signature, body, hook.secret(), clock.instant())) {
      throw new GatewayProblem(GatewayError.SIGNATURE_WRONG);
    }
  }

  private static void checkToken(Hook hook, @Nullable String presented) {
    if (presented == null || !presented.startsWith(BEARER)) {
      throw new GatewayProblem(GatewayError.TOKEN_MISSING);
    }
    if (!HmacSignature.sameText(hook.secret(), presented.substring(BEARER.length()).strip())) {
      throw new GatewayProblem(GatewayError.TOKEN_WRONG);
    }
  }

  private static Answer answer(MonitorEvent.Outcome outcome) {
    return switch (outcome) {
      case TAKEN -> new Answer(false);
      case REPEATED -> new Answer(true);
      case UNKNOWN_OBJECT -> throw new GatewayProblem(GatewayError.OBJECT_UNKNOWN);
      case TOO_MANY ->
          throw new GatewayProblem(
              GatewayError.TOO_MANY_REQUESTS, GatewayError.TOO_MANY_REQUESTS.title(), A_WHILE);
    };
  }
}
