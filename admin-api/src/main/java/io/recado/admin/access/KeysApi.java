package io.recado.admin.access;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The public keys of access tokens (RFC 7517), for services that verify them without us. */
@RestController
class KeysApi {

  /** Shorter than a key is published before it signs. */
  private static final CacheControl A_WHILE = CacheControl.maxAge(Duration.ofMinutes(5));

  private final SigningKeys keys;

  KeysApi(SigningKeys keys) {
    this.keys = keys;
  }

  @Public
  @GetMapping("/.well-known/jwks.json")
  Mono<ResponseEntity<Map<String, Object>>> keys() {
    return keys.published()
        .map(JWKSet::toJSONObject)
        .map(published -> ResponseEntity.ok().cacheControl(A_WHILE).body(published));
  }
}
