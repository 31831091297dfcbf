package io.recado.actions.glpi;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.IdempotencyKey;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.actions.ticket.TicketDesk;
import io.recado.actions.ticket.TicketNumber;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does here what technicians did to tickets in GLPI. What counts is that a ticket stands there
 * otherwise than when we last looked or moved it; so what was done here is never taken back because
 * GLPI has not been told yet.
 */
final class HearGlpi {

  private static final Logger log = LoggerFactory.getLogger(HearGlpi.class);

  /** So many that they fit in a line of a request. */
  private static final int AT_A_TIME = 40;

  /** A technician may reopen what is closed, as long as anybody would. */
  private static final String KNOWN =
      """
      select g.number, g.glpi_id, g.state, g.moves from glpi_ticket g
      join ticket k on k.tenant_id = g.tenant_id and k.number = g.number
      where g.tenant_id = $1 and g.glpi_id is not null
        and g.number > (select heard from glpi_desk where tenant_id = $1)
        and (k.closed_at is null or k.closed_at > clock_timestamp() - interval '30 days')
      order by g.number
      """;

  private static final String MOVED =
      """
      update glpi_ticket set state = $3, moves = moves + 1
      where tenant_id = $1 and number = $2 and moves = $4 and glpi_id = $5
      """;

  private static final String HEARD = "update glpi_desk set heard = $2 where tenant_id = $1";

  private static final String AGENT = "GLPI";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final TicketDesk desk;

  HearGlpi(DatabaseClient client, TenantScope scope, TicketDesk desk) {
    this.client = client;
    this.scope = scope;
    this.desk = desk;
  }

  /**
   * Asks after the tickets that may still be moved, from where it was left off.
   *
   * @return whether it has come to the end; a slice may be too short for that
   */
  Mono<Boolean> some(TenantId tenant, UUID desk, GlpiTickets glpi, GlpiWords words) {
    var slice = new Slice();
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(KNOWN)
                    .bind(0, tenant.value())
                    .map(row -> Known.read(desk, row))
                    .all()
                    .collectList())
        .flatMapMany(Flux::fromIterable)
        .buffer(AT_A_TIME)
        .concatMap(some -> slice.isOver() ? Mono.just(false) : hear(tenant, some, glpi, words))
        .all(heard -> heard)
        .flatMap(all -> all ? heard(tenant, 0).thenReturn(true) : Mono.just(false));
  }

  private Mono<Boolean> hear(TenantId tenant, List<Known> some, GlpiTickets glpi, GlpiWords words) {
    return glpi.standings(some.stream().map(Known::glpiId).toList())
        .flatMap(standings -> hear(tenant, some, standings, words))
        .then(Mono.defer(() -> heard(tenant, some.getLast().number().value())))
        .thenReturn(true);
  }

  private Mono<Void> heard(TenantId tenant, long number) {
    return scope.inTenant(
        tenant, () -> client.sql(HEARD).bind(0, tenant.value()).bind(1, number).then());
  }

  private Mono<Void> hear(
      TenantId tenant, List<Known> some, Map<Long, Standing> standings, GlpiWords words) {
    return Flux.fromIterable(some)
        .concatMap(
            known ->
                Mono.justOrEmpty(standings.get(known.glpiId()))
                    .filter(standing -> standing != known.standing())
                    .flatMap(standing -> move(tenant, known, standing, words)))
        .then();
  }

  private Mono<Void> move(TenantId tenant, Known known, Standing standing, GlpiWords words) {
    return change(tenant, known, standing, known.move(), words)
        .doOnNext(outcome -> tell(tenant, known, standing, outcome))
        .then(Mono.defer(() -> moved(tenant, known, standing)));
  }

  private Mono<Outcome> change(
      TenantId tenant, Known known, Standing standing, IdempotencyKey key, GlpiWords words) {
    if (standing == Standing.CLOSED) {
      return desk.close(tenant, known.number(), AGENT, key, null);
    }
    if (known.standing() == Standing.CLOSED) {
      return desk.reopen(tenant, known.number(), AGENT, key, words.reopenedThere());
    }
    return standing == Standing.TAKEN
        ? desk.answered(tenant, known.number(), AGENT, key)
        : Mono.empty();
  }

  private static void tell(TenantId tenant, Known known, Standing standing, Outcome outcome) {
    log.info(
        "{} of tenant {} is {} in GLPI; here: {}",
        known.number(),
        tenant,
        standing.code(),
        outcome.getClass().getSimpleName());
  }

  private Mono<Void> moved(TenantId tenant, Known known, Standing standing) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(MOVED)
                .bind(0, tenant.value())
                .bind(1, known.number().value())
                .bind(2, standing.code())
                .bind(3, known.moves())
                .bind(4, known.glpiId())
                .then());
  }

  private record Known(UUID desk, TicketNumber number, long glpiId, Standing standing, int moves) {

    static Known read(UUID desk, Readable row) {
      return new Known(
          desk,
          new TicketNumber(required(row, "number", Long.class)),
          required(row, "glpi_id", Long.class),
          Standing.ofCode(required(row, "state", String.class)),
          required(row, "moves", Integer.class));
    }

    /**
     * By which its next move is made once however often it is heard. Moves are counted anew when
     * GLPI is connected again, so the desk is part of it.
     */
    IdempotencyKey move() {
      return new IdempotencyKey("glpi/%s/%d/%d".formatted(desk, number.value(), moves));
    }
  }
}
