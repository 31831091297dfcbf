package io.recado.actions.event;

import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import io.recado.egress.Posted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Posts one event to its address, as the Standard Webhooks specification 1.0 has it. */
final class PostEvent {

  static final String SECRETS_UNREADABLE = "secrets_unreadable";

  /**
   * Refusals that hold for any event: the caller is not known, there is nothing of the name, it is
   * too soon (RFC 9110, 15.5; RFC 6585).
   */
  private static final Set<Integer> OF_THE_ADDRESS =
      Set.of(401, 402, 403, 404, 405, 407, 408, 421, 423, 425, 426, 428, 429, 431, 451);

  private final SecretBox box;
  private final Egress egress;
  private final RetryWaits waits;

  PostEvent(SecretBox box, Egress egress, RetryWaits waits) {
    this.box = box;
    this.egress = egress;
    this.waits = waits;
  }

  /** Never fails: that there was no answer is an ending, too. */
  Mono<Ending> post(Claimed claimed) {
    return Mono.fromCallable(
            () -> SealedAddress.open(box, claimed.subscription(), claimed.sealed()))
        .flatMap(address -> post(claimed, address))
        .map(answer -> ending(claimed, answer))
        .onErrorResume(error -> Mono.just(failed(claimed, code(error))));
  }

  private Mono<Posted> post(Claimed claimed, SealedAddress to) {
    var body = claimed.body().getBytes(StandardCharsets.UTF_8);
    var id = claimed.event().toString();
    var signatures =
        to.signing(claimed.previousSigns()).stream()
            .map(secret -> secret.signature(id, claimed.timestamp(), body))
            .collect(Collectors.joining(" "));
    var headers =
        Map.of(
            "content-type",
            "application/json",
            "user-agent",
            "Recado",
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(claimed.timestamp()),
            "webhook-signature",
            signatures);
    return egress.post(to.address(), headers, body);
  }

  private Ending ending(Claimed claimed, Posted answer) {
    int status = answer.status();
    var code = Integer.toString(status);
    if (status / 100 == 2) {
      return new Ending.Delivered(code);
    }
    if (status == 410) {
      return new Ending.Gone(code);
    }
    var wait = waits.after(claimed.attempt(), asked(claimed, answer));
    return status / 100 == 4 && !OF_THE_ADDRESS.contains(status)
        ? new Ending.Refused(code, wait)
        : new Ending.Failed(code, wait);
  }

  /** How long it asks to be left alone, by the database's clock; nothing where that is unclear. */
  private static Duration asked(Claimed claimed, Posted answer) {
    var now = Instant.ofEpochSecond(claimed.timestamp());
    return answer.retryAfter() == null ? Duration.ZERO : RetryAfter.read(answer.retryAfter(), now);
  }

  private Ending failed(Claimed claimed, String code) {
    return new Ending.Failed(code, waits.after(claimed.attempt(), Duration.ZERO));
  }

  private static String code(Throwable error) {
    return switch (error) {
      case EgressException refused -> refused.refusal().name().toLowerCase(Locale.ROOT);
      case SecretBoxException _ -> SECRETS_UNREADABLE;
      default -> error.getClass().getSimpleName();
    };
  }
}
