package io.recado.actions.outage;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.json.JsonText;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells those who asked how it ended. Each is marked as told in the transaction that puts the words
 * into the outbox, so that they are told once, however many do this at a time.
 */
final class TellOutageEnds implements Job {

  private static final Logger log = LoggerFactory.getLogger(TellOutageEnds.class);

  /** Tenants take turns, and what failed has been put off. */
  private static final String TO_TELL =
      """
      select tenant_id, incident_id, conversation_id from (
        select tenant_id, incident_id, conversation_id, attempts,
               row_number() over (partition by tenant_id order by attempts, conversation_id) as turn
        from incident_follower
        where to_tell is not null and told_at is null and (try_at is null or try_at <= clock_timestamp())) f
      order by turn, tenant_id limit 500
      """;

  private static final String TOLD =
      """
      update incident_follower set told_at = clock_timestamp()
      where tenant_id = $1 and incident_id = $2 and conversation_id = $3
        and to_tell is not null and told_at is null
      returning to_tell, language
      """;

  private static final String PUT_OFF =
      """
      update incident_follower set attempts = attempts + 1, try_at = put_off(attempts)
      where tenant_id = $1 and incident_id = $2 and conversation_id = $3
      """;

  private static final String TELL = "select tell_customer($1, $2, $3, $4)";

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  TellOutageEnds(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
  }

  @Override
  public String name() {
    return "tell-outage-ends";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Mono<Void> run() {
    return toTell().concatMap(this::tell).then();
  }

  private Flux<Follower> toTell() {
    return dispatch
        .sql(TO_TELL)
        .map(Follower::read)
        .all()
        .collectList()
        .flatMapIterable(followers -> followers);
  }

  private Mono<Void> tell(Follower follower) {
    return scope
        .inTenant(follower.tenant(), () -> told(follower).flatMap(words -> say(follower, words)))
        .onErrorResume(error -> putOff(follower, error));
  }

  /** The words, if nobody else has said them. */
  private Mono<String> told(Follower follower) {
    return of(TOLD, follower)
        .map(
            row ->
                OutageWords.ended(
                    OutageWords.Ending.valueOf(
                        required(row, "to_tell", String.class).toUpperCase(Locale.ROOT)),
                    Language.ofTag(required(row, "language", String.class)).orElseThrow()))
        .one();
  }

  private Mono<Void> say(Follower follower, String words) {
    return client
        .sql(TELL)
        .bind(0, follower.tenant().value())
        .bind(1, follower.conversation())
        .bind(2, Uuid7.next())
        .bind(3, JsonText.column((OutboundContent) new OutboundContent.Text(words)))
        .then();
  }

  private GenericExecuteSpec of(String sql, Follower follower) {
    return client
        .sql(sql)
        .bind(0, follower.tenant().value())
        .bind(1, follower.incident())
        .bind(2, follower.conversation());
  }

  /** Not even that may keep the others waiting. */
  private Mono<Void> putOff(Follower follower, Throwable error) {
    log.warn(
        "The end of incident {} of tenant {} is not told to conversation {}, and put off: {}",
        follower.incident(),
        follower.tenant(),
        follower.conversation(),
        error.toString());
    return scope.inTenant(follower.tenant(), () -> of(PUT_OFF, follower).then()).onErrorComplete();
  }

  private record Follower(TenantId tenant, UUID incident, UUID conversation) {

    static Follower read(Readable row) {
      return new Follower(
          new TenantId(required(row, "tenant_id", UUID.class)),
          required(row, "incident_id", UUID.class),
          required(row, "conversation_id", UUID.class));
    }
  }
}
