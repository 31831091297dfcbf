package io.recado.actions.event;

import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Posts one event to its address, as the Standard Webhooks specification 1.0 has it. */
final class PostEvent {

  static final String SECRETS_UNREADABLE = "secrets_unreadable";

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
        .map(status -> ending(claimed, status))
        .onErrorResume(error -> Mono.just(failed(claimed, code(error))));
  }

  private Mono<Integer> post(Claimed claimed, SealedAddress to) {
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

  private Ending ending(Claimed claimed, int status) {
    var code = Integer.toString(status);
    if (status / 100 == 2) {
      return new Ending.Delivered(code);
    }
    return status == 410 ? new Ending.Gone(code) : failed(claimed, code);
  }

  private Ending failed(Claimed claimed, String code) {
    return new Ending.Failed(code, waits.after(claimed.attempt()));
  }

  private static String code(Throwable error) {
    return switch (error) {
      case EgressException refused -> refused.refusal().name().toLowerCase(Locale.ROOT);
      case SecretBoxException _ -> SECRETS_UNREADABLE;
      default -> error.getClass().getSimpleName();
    };
  }
}
