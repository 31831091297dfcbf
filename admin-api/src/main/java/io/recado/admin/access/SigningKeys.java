package io.recado.admin.access;

import static io.recado.database.Columns.required;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The keys of access tokens (ES256), which all nodes share. A key signs for thirty days. The next
 * is published ten minutes before it signs, so that every node and whoever remembers the published
 * keys knows it by then; the one before is published for a day longer than its last token lives.
 */
@Component
class SigningKeys {

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

  static final Duration SIGNS_FOR = Duration.ofDays(30);

  private static final Duration KNOWN_BEFORE = Duration.ofMinutes(10);
  private static final Duration READ_AGAIN = Duration.ofMinutes(1);

  /** Keys are of no tenant, and are sealed as nobody's. */
  private static final TenantId NOBODY = new TenantId(new UUID(0, 0));

  private static final String JWK = "jwk";

  private static final String ALL =
      "select key_id, sealed, created_at from signing_key order by created_at, key_id";

  private static final String ADD =
      "insert into signing_key (key_id, sealed, created_at) values ($1, $2, $3)";

  private static final String FORGET = "delete from signing_key where created_at < $1";

  private final DatabaseClient dispatch;
  private final SecretBox box;
  private final Clock clock;
  private final Mono<List<SigningKey>> known;

  SigningKeys(DispatchDatabase dispatch, SecretBox box, Clock clock) {
    this.dispatch = dispatch.client();
    this.box = box;
    this.clock = clock;
    this.known =
        Mono.defer(this::fresh)
            .cache(keys -> READ_AGAIN, error -> Duration.ZERO, () -> Duration.ZERO);
  }

  /** The key to sign by now. */
  Mono<ECKey> current() {
    return known.map(this::signing);
  }

  /** The key a token names; empty when it is unknown or long replaced. */
  Mono<ECKey> find(String id) {
    return known
        .flatMapIterable(keys -> keys)
        .filter(key -> key.hasId(id))
        .map(SigningKey::key)
        .next();
  }

  /** What others may know of the keys. */
  Mono<JWKSet> published() {
    return known.map(
        keys -> new JWKSet(keys.stream().<JWK>map(key -> key.key().toPublicJWK()).toList()));
  }

  /** The newest that everybody knows; of the very first, the oldest. */
  private ECKey signing(List<SigningKey> keys) {
    var knownSince = clock.instant().minus(KNOWN_BEFORE);
    return keys.reversed().stream()
        .filter(key -> key.createdAt().isBefore(knownSince))
        .findFirst()
        .orElse(keys.getFirst())
        .key();
  }

  private Mono<List<SigningKey>> fresh() {
    return read().flatMap(keys -> isWorn(keys) ? replace().then(read()) : Mono.just(keys));
  }

  private boolean isWorn(List<SigningKey> keys) {
    return keys.isEmpty() || keys.getLast().createdAt().isBefore(clock.instant().minus(SIGNS_FOR));
  }

  private Mono<List<SigningKey>> read() {
    return dispatch
        .sql(ALL)
        .map(SealedKey::read)
        .all()
        .concatMap(this::openOrPassOver)
        .filter(key -> key.createdAt().isAfter(oldest()))
        .collectList();
  }

  private Instant oldest() {
    return clock.instant().minus(SIGNS_FOR).minus(Duration.ofDays(1));
  }

  /** Nodes that do so at once make a key each, which does no harm. */
  private Mono<Void> replace() {
    return Mono.fromCallable(SigningKeys::generate)
        .flatMap(this::add)
        .then(Mono.defer(() -> dispatch.sql(FORGET).bind(0, oldest()).then()));
  }

  private static ECKey generate() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256)
        .keyID(Uuid7.next().toString())
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.ES256)
        .generate();
  }

  private Mono<Void> add(ECKey key) {
    var id = UUID.fromString(key.getKeyID());
    var sealed = box.seal(NOBODY, new ChannelId(id), Map.of(JWK, key.toJSONString()));
    return dispatch.sql(ADD).bind(0, id).bind(1, sealed).bind(2, clock.instant()).then();
  }

  /** Sealed by a master key that was taken away: it signs nothing more, and another takes over. */
  private Mono<SigningKey> openOrPassOver(SealedKey sealed) {
    return Mono.fromCallable(() -> open(sealed))
        .onErrorResume(
            SecretBoxException.class,
            e -> {
              log.warn("Signing key {} is passed over: {}", sealed.id(), e.getMessage());
              return Mono.empty();
            });
  }

  private SigningKey open(SealedKey sealed) {
    var opened = box.open(NOBODY, new ChannelId(sealed.id()), sealed.bytes());
    try {
      return new SigningKey(
          ECKey.parse(Objects.requireNonNull(opened.get(JWK))), sealed.createdAt());
    } catch (ParseException e) {
      throw new IllegalStateException("signing key %s is none".formatted(sealed.id()));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared, and gone when it has been opened.
  private record SealedKey(UUID id, byte[] bytes, Instant createdAt) {

    static SealedKey read(Readable row) {
      return new SealedKey(
          required(row, "key_id", UUID.class),
          required(row, "sealed", byte[].class),
          required(row, "created_at", Instant.class));
    }
  }

  private record SigningKey(ECKey key, Instant createdAt) {

    boolean hasId(String id) {
      return key.getKeyID().equals(id);
    }

    @Override
    public String toString() {
      return "SigningKey[" + key.getKeyID() + "]";
    }
  }
}
