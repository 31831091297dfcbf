package io.recado.gateway.appointment;

import io.recado.actions.appointment.CalendarFiles;
import io.recado.gateway.limit.CallerAddress;
import io.recado.gateway.limit.TokenBuckets;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where the link to an appointment's calendar file leads. Whoever has the link may read it, so it
 * says nothing of the customer; what it is not the link of cannot be told from what never was.
 */
@RestController
class CalendarFile {

  /** Programs that preview links in a chat ask as well. */
  private static final int MOST_A_MINUTE = 60;

  private final CalendarFiles files;
  private final TokenBuckets byAddress;

  CalendarFile(CalendarFiles files, Clock clock) {
    this.files = files;
    this.byAddress = new TokenBuckets(MOST_A_MINUTE, Duration.ofMinutes(1), clock);
  }

  @GetMapping("/appointments/{token}.ics")
  Mono<ResponseEntity<String>> open(@PathVariable String token, ServerHttpRequest request) {
    byAddress.take(CallerAddress.of(request));
    return Mono.fromCallable(() -> UUID.fromString(token))
        .onErrorComplete(IllegalArgumentException.class)
        .flatMap(files::open)
        .map(CalendarFile::answer)
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.LINK_UNKNOWN)));
  }

  /** It is another one after a move, and the link is a secret. */
  private static ResponseEntity<String> answer(String file) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/calendar;charset=utf-8"))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "inline; filename=\"appointment.ics\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex")
        .body(file);
  }
}
