package io.recado.actions.identity;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the codes that were asked for. A code is drawn when it is sent, so it is nowhere but in the
 * mail: the database gets its seal before the mail leaves. A mail that did not go out is tried
 * again with another code, a few times; as it may have gone out all the same, the code before works
 * too.
 */
final class SendCodes implements Job {

  private static final Logger log = LoggerFactory.getLogger(SendCodes.class);

  private static final int MOST_AT_ONCE = 4;

  private static final String DUE =
      """
      select tenant_id, challenge_id, conversation_id from identity_challenge
      where send_at <= clock_timestamp() and code_until > clock_timestamp()
      order by send_at limit 100
      """;

  /** Who claims it sends it; should they die, it is due again. */
  private static final String CLAIM =
      """
      update identity_challenge set former_seal = code_seal, code_seal = $3, send_tries = send_tries + 1,
        send_at = case when send_tries < 4 then clock_timestamp() + interval '30 seconds' end
      where tenant_id = $1 and challenge_id = $2 and proven_at is null
        and send_at <= clock_timestamp() and code_until > clock_timestamp()
      returning address, language, send_tries, coalesce(send_at < code_until, false) as again
      """;

  private static final String SENT =
      """
      update identity_challenge set send_at = null
      where tenant_id = $1 and challenge_id = $2 and send_tries = $3
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final Tenants tenants;
  private final Sealing sealing;
  private final SecureRandom random = new SecureRandom();

  /** How a code is kept, and how it goes out. */
  record Sealing(CodeSeal seal, CodeMailer mailer) {}

  SendCodes(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      Tenants tenants,
      Sealing sealing) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.tenants = tenants;
    this.sealing = sealing;
  }

  @Override
  public String name() {
    return "send-codes";
  }

  /** Somebody is waiting for it. */
  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Mono<Void> run() {
    return dispatch
        .sql(DUE)
        .map(Due::read)
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .flatMap(this::send, MOST_AT_ONCE)
        .then();
  }

  private Mono<Void> send(Due due) {
    var code = "%06d".formatted(random.nextInt(1_000_000));
    return claim(due, code)
        .flatMap(claimed -> send(due, claimed, code))
        .onErrorResume(error -> notSent(due, error, "it is still due"));
  }

  private Mono<Void> send(Due due, Claimed claimed, String code) {
    return transmit(due, claimed, code)
        .then(sent(due, claimed))
        .onErrorResume(error -> notSent(due, error, claimed.outlook()));
  }

  private Mono<Claimed> claim(Due due, String code) {
    var seal = sealing.seal().of(due.tenant(), due.conversation(), code);
    return scope.inTenant(
        due.tenant(),
        () ->
            client
                .sql(CLAIM)
                .bind(0, due.tenant().value())
                .bind(1, due.challenge())
                .bind(2, seal)
                .map(Claimed::read)
                .one());
  }

  private Mono<Void> transmit(Due due, Claimed claimed, String code) {
    return tenants
        .find(due.tenant())
        .map(tenant -> CodeMail.of(claimed.address(), tenant.name(), code, claimed.language()))
        .flatMap(mail -> sealing.mailer().send(due.tenant(), mail));
  }

  private Mono<Void> sent(Due due, Claimed claimed) {
    return scope.inTenant(
        due.tenant(),
        () ->
            client
                .sql(SENT)
                .bind(0, due.tenant().value())
                .bind(1, due.challenge())
                .bind(2, claimed.tries())
                .then());
  }

  /** A mail server's words may hold the address: they are left out. */
  private static Mono<Void> notSent(Due due, Throwable error, String outlook) {
    log.warn(
        "The code of challenge {} of tenant {} was not sent ({}); {}",
        due.challenge(),
        due.tenant(),
        error.getClass().getSimpleName(),
        outlook);
    return Mono.empty();
  }

  private record Due(TenantId tenant, UUID challenge, ConversationId conversation) {

    static Due read(Readable row) {
      return new Due(
          new TenantId(required(row, "tenant_id", UUID.class)),
          required(row, "challenge_id", UUID.class),
          new ConversationId(required(row, "conversation_id", UUID.class)));
    }
  }

  /**
   * @param again whether a mail that does not go out is tried again before its code is dead
   */
  private record Claimed(String address, Language language, int tries, boolean again) {

    static Claimed read(Readable row) {
      return new Claimed(
          required(row, "address", String.class),
          Language.ofTag(required(row, "language", String.class)).orElse(Language.SPANISH),
          required(row, "send_tries", Integer.class),
          required(row, "again", Boolean.class));
    }

    String outlook() {
      return again ? "next try in 30 s" : "that was the last try, the customer may ask for another";
    }
  }
}
