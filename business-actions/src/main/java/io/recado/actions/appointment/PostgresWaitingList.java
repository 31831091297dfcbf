package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.recado.action.ActionRequest;
import io.recado.actions.appointment.Waiting.Wish;
import io.recado.conversation.ContactId;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who waits, in rows; {@link PostgresOffers} keeps times for them. */
@Repository
class PostgresWaitingList implements WaitingList {

  /** Who repeats a request waits for it to end, and then finds what it did. */
  private static final String LOCK_REQUEST =
      "select pg_advisory_xact_lock(hashtextextended($1::text || '/' || $2, 0))";

  private static final String ASKED =
      """
      select w.*, s.*, c.changed_at from waiting_change c
      join waiting_entry w using (tenant_id, entry_id)
      join service s using (tenant_id, service_id)
      where c.tenant_id = $1 and c.request_key = $2
      """;

  private static final String JOIN =
      """
      insert into waiting_entry (tenant_id, entry_id, conversation_id, contact_id, service_id, language, first_day,
                                 last_day, part, asked_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (tenant_id, contact_id, service_id) where state = 'waiting' do update
        set conversation_id = excluded.conversation_id, language = excluded.language,
            first_day = excluded.first_day, last_day = excluded.last_day, part = excluded.part, unanswered = 0
      returning entry_id
      """;

  private static final String LOOK_NOW =
      """
      insert into waiting_look (tenant_id, due_at) values ($1, '-infinity')
      on conflict (tenant_id) do update set due_at = excluded.due_at
      """;

  private static final String LEAVE =
      """
      update waiting_entry set state = 'withdrawn'
      where tenant_id = $1 and entry_id = $2 and contact_id = $3 and state = 'waiting'
      """;

  private static final String RELEASE =
      "update appointment set state = 'lapsed' where tenant_id = $1 and waiting_id = $2 and state = 'held'";

  private static final String NOTE =
      """
      insert into waiting_change (tenant_id, request_key, entry_id, changed_at) values ($1, $2, $3, $4)
      """;

  private static final String OF_CONTACT =
      WaitingRows.WAITING + "and w.contact_id = $2 order by w.asked_at";

  private static final String IN_ORDER =
      WaitingRows.WAITING
          + """
          and not exists (select from appointment a
                          where a.tenant_id = w.tenant_id and a.waiting_id = w.entry_id and a.state = 'held')
          order by w.asked_at, w.entry_id limit 500
          """;

  private final AgendaSql sql;
  private final PostgresOffers offers;

  PostgresWaitingList(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.sql = new AgendaSql(client, scope);
    this.offers = new PostgresOffers(dispatch, sql);
  }

  @Override
  public Mono<Asked> asked(ActionRequest request) {
    return sql.inTenant(request.tenant(), () -> askedBefore(request));
  }

  @Override
  public Mono<Asked> join(ActionRequest request, Wish wish, Instant now) {
    return once(
        request,
        Mono.defer(() -> put(request, wish, now))
            .delayUntil(entry -> sql.of(LOOK_NOW, request.tenant()).then())
            .flatMap(entry -> note(request, entry, now)));
  }

  @Override
  public Mono<Asked> leave(ActionRequest request, UUID entry, Instant now) {
    var tenant = request.tenant();
    return once(
        request,
        Mono.defer(
                () -> sql.of(LEAVE, tenant, entry, request.contact().value()).fetch().rowsUpdated())
            .filter(rows -> rows == 1)
            .delayUntil(left -> sql.of(RELEASE, tenant, entry).then())
            .flatMap(left -> note(request, entry, now)));
  }

  @Override
  public Flux<Waiting> of(TenantId tenant, ContactId contact) {
    return sql.rows(OF_CONTACT, WaitingRows::waiting, tenant, contact.value());
  }

  @Override
  public Flux<Waiting> inOrder(TenantId tenant) {
    return sql.rows(IN_ORDER, WaitingRows::waiting, tenant);
  }

  @Override
  public Flux<Held> heldFor(TenantId tenant, ContactId contact, Instant now) {
    return offers.heldFor(tenant, contact, now);
  }

  @Override
  public Flux<TenantId> due(Instant now) {
    return offers.due(now);
  }

  @Override
  public Mono<Void> lookAgain(TenantId tenant, Instant at) {
    return offers.lookAgain(tenant, at);
  }

  @Override
  public Mono<Void> forget(TenantId tenant, Instant now) {
    return offers.forget(tenant, now);
  }

  @Override
  public Mono<Long> lapse(TenantId tenant, Instant now) {
    return offers.lapse(tenant, now);
  }

  @Override
  public Mono<Boolean> offer(TenantId tenant, Waiting waiting, Offer offer, Instant now) {
    return offers.offer(tenant, waiting, offer, now);
  }

  @Override
  public Mono<Boolean> end(
      TenantId tenant, Waiting waiting, LocalDate today, OutboundContent words) {
    return offers.end(tenant, waiting, today, words);
  }

  private Mono<Asked> once(ActionRequest request, Mono<Asked> change) {
    return sql.inTenant(
        request.tenant(),
        () ->
            sql.of(LOCK_REQUEST, request.tenant(), request.key().value())
                .then()
                .then(askedBefore(request))
                .switchIfEmpty(change));
  }

  private Mono<UUID> put(ActionRequest request, Wish wish, Instant now) {
    return sql.of(
            JOIN,
            request.tenant(),
            Uuid7.next(),
            request.conversation().value(),
            request.contact().value(),
            wish.service().id(),
            request.language().code(),
            wish.days().first(),
            wish.days().last(),
            wish.part().code(),
            now)
        .map(row -> required(row, "entry_id", UUID.class))
        .one();
  }

  private Mono<Asked> note(ActionRequest request, UUID entry, Instant now) {
    return sql.of(NOTE, request.tenant(), request.key().value(), entry, now)
        .then()
        .then(askedBefore(request));
  }

  private Mono<Asked> askedBefore(ActionRequest request) {
    return sql.of(ASKED, request.tenant(), request.key().value()).map(WaitingRows::asked).one();
  }
}
