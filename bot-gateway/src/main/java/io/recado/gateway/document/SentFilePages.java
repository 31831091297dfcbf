package io.recado.gateway.document;

import io.recado.actions.link.LinkToken;
import io.recado.actions.sentfile.SentFiles;
import io.recado.actions.sentfile.SentFiles.Kept;
import io.recado.gateway.limit.CallerAddress;
import io.recado.gateway.limit.TokenBuckets;
import io.recado.web.Portions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where the link to a file leads that an agent sent. What is over or never was is answered alike,
 * and no page shows what is there: it is stored.
 */
@RestController
class SentFilePages {

  /** Programs that preview links in a chat ask as well. */
  private static final int MOST_A_MINUTE = 60;

  private final SentFiles files;
  private final TokenBuckets byAddress;

  SentFilePages(SentFiles files, Clock clock) {
    this.files = files;
    this.byAddress = new TokenBuckets(MOST_A_MINUTE, Duration.ofMinutes(1), clock);
  }

  @GetMapping(SentFiles.PATH + "{token}.{ending}")
  Mono<ResponseEntity<Flux<DataBuffer>>> file(
      @PathVariable String token, ServerHttpRequest request) {
    byAddress.take(CallerAddress.of(request));
    return Mono.justOrEmpty(LinkToken.of(token))
        .flatMap(files::open)
        .map(this::download)
        .defaultIfEmpty(ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build());
  }

  private ResponseEntity<Flux<DataBuffer>> download(Kept file) {
    var name =
        ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.type().type()))
        .contentLength(file.size())
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("Referrer-Policy", "no-referrer")
        .body(Portions.of(files.bytes(file)));
  }
}
