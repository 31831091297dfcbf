package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Role;
import io.recado.audit.SignedChanges;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.TenantCalls;
import io.recado.json.JsonText;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What agents write down. What the functions do is written in {@code R__inbox.sql}. */
@Repository
class PostgresDesk {

  private static final String SAY = "select say_as_person($1, $2, $3, $4, $5)";

  private static final String SAY_SHOWN = "select say_as_person($1, $2, $3, $4, $5, $6)";

  private static final String HAND_BACK = "select hand_back($1, $2, $3, $4)";

  private static final String NOTE = "select write_note($1, $2, $3, $4, $5)";

  private static final String RESOLVE =
      """
      with done as (
        update conversation set resolved_at = clock_timestamp()
        where tenant_id = $1 and conversation_id = $2
        returning tenant_id, conversation_id)
      select note_inbox_change(tenant_id, conversation_id)::text,
             audit_desk(tenant_id, 'conversation.resolved', null, conversation_id)::text from done
      """;

  private static final String READ =
      """
      insert into inbox_reading as known (tenant_id, conversation_id, person_id, read_until)
      select c.tenant_id, c.conversation_id, $3, least($4, clock_timestamp()) from conversation c
      where c.tenant_id = $1 and c.conversation_id = $2
      on conflict (tenant_id, person_id, conversation_id)
        do update set read_until = greatest(known.read_until, excluded.read_until)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final TenantCalls calls;
  private final SignedChanges changes;

  PostgresDesk(DatabaseClient client, TenantScope scope, TenantCalls calls, SignedChanges changes) {
    this.client = client;
    this.scope = scope;
    this.calls = calls;
    this.changes = changes;
  }

  /** The same message again changes nothing. */
  Mono<Said> say(Caller caller, UUID conversation, UUID message, String words) {
    return calls.alone(
        about(caller, conversation, SAY)
            .bind(3, message)
            .bind(4, JsonText.column(text(words)))
            .mapValue(String.class)
            .one()
            .map(Said::ofCode));
  }

  /**
   * The same, in the caller's transaction.
   *
   * @param shown what the transcript has of it
   */
  Mono<Said> say(
      Caller caller,
      UUID conversation,
      UUID message,
      OutboundContent content,
      MessageContent shown) {
    return about(caller, conversation, SAY_SHOWN)
        .bind(3, message)
        .bind(4, JsonText.column(content))
        .bind(5, JsonText.column(shown))
        .mapValue(String.class)
        .one()
        .map(Said::ofCode);
  }

  Mono<HandedBack> handBack(Caller caller, UUID conversation) {
    return calls.alone(handingBack(caller, conversation));
  }

  private Mono<HandedBack> handingBack(Caller caller, UUID conversation) {
    return about(caller, conversation, HAND_BACK)
        .bind(3, caller.role() == Role.OWNER)
        .mapValue(String.class)
        .one()
        .map(HandedBack::ofCode);
  }

  /** In the caller's transaction: the note's id; empty when the tenant has no such conversation. */
  Mono<UUID> note(Caller caller, UUID conversation, String words) {
    var id = Uuid7.next();
    return about(caller, conversation, NOTE)
        .bind(3, id)
        .bind(4, JsonText.column(text(words)))
        .mapValue(Boolean.class)
        .one()
        .filter(written -> written)
        .map(written -> id);
  }

  /**
   * Hands back, and resolves what is then held by nobody: in one transaction, so that who takes it
   * over comes before this or after.
   */
  Mono<HandedBack> resolve(Caller caller, UUID conversation) {
    return caller.signs(
        changes,
        () ->
            handingBack(caller, conversation)
                .delayUntil(
                    outcome ->
                        outcome == HandedBack.DONE
                            ? resolution(caller, conversation)
                            : Mono.empty()));
  }

  private Mono<Void> resolution(Caller caller, UUID conversation) {
    return client
        .sql(RESOLVE)
        .bind(0, caller.tenant().value())
        .bind(1, conversation)
        .fetch()
        .all()
        .then();
  }

  /** Never goes back. False when the tenant has no such conversation. */
  Mono<Boolean> read(Caller caller, UUID conversation, Instant until) {
    return scope.inTenant(
        caller.tenant(),
        () ->
            about(caller, conversation, READ)
                .bind(3, until)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
  }

  private static OutboundContent text(String words) {
    return new OutboundContent.Text(words);
  }

  private GenericExecuteSpec about(Caller caller, UUID conversation, String sql) {
    return client
        .sql(sql)
        .bind(0, caller.tenant().value())
        .bind(1, conversation)
        .bind(2, caller.person().value());
  }

  /** What came of handing back. */
  enum HandedBack {
    DONE,
    NOT_YOURS,
    NO_CONVERSATION;

    static HandedBack ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** What came of something said. */
  enum Said {
    SENT,
    KNOWN,
    KEY_REUSED,
    NOT_HELD,
    NO_CONVERSATION;

    static Said ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
