package io.recado.actions.glpi;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.glpi.Untold.Happening;
import io.recado.actions.ticket.TicketNumber;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells GLPI what has happened to tickets, each happening in its order and written down as told
 * before the next. Where an attempt may have been heard, GLPI is asked before it is told again.
 */
final class TellGlpi {

  private static final Logger log = LoggerFactory.getLogger(TellGlpi.class);

  private static final int MOST_TICKETS = 50;

  /** Some hours of refusals; the ticket's own opening is never passed over. */
  private static final int MOST_REFUSALS = 12;

  private static final String CLAIM =
      """
      update glpi_ticket set attempts = attempts + 1, due_at = clock_timestamp() + interval '5 minutes'
      where tenant_id = $1 and number = (
        select number from glpi_ticket where tenant_id = $1 and due_at <= clock_timestamp()
        order by due_at limit 1 for update skip locked)
      returning number, glpi_id, version, attempts
      """;

  private static final String TOLD =
      """
      update glpi_ticket set told = $3, glpi_id = coalesce(glpi_id, $4), state = coalesce($5, state)
      where tenant_id = $1 and number = $2
      """;

  private static final String DONE =
      """
      update glpi_ticket set attempts = 0, last_code = null,
        due_at = case when version = $3 then null else clock_timestamp() end
      where tenant_id = $1 and number = $2
      """;

  private static final String LATER =
      """
      update glpi_ticket set due_at = put_off(attempts), last_code = $3
      where tenant_id = $1 and number = $2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final UntoldTickets untold;

  TellGlpi(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
    this.untold = new UntoldTickets(client);
  }

  /**
   * Tells of all tickets that are due. What one ticket is refused keeps no other waiting.
   *
   * @throws GlpiException when GLPI is away; what was not told is due again later
   */
  Mono<Void> all(TenantId tenant, GlpiTickets glpi) {
    return next(tenant, glpi).expand(_ -> next(tenant, glpi)).take(MOST_TICKETS).then();
  }

  private Mono<Due> next(TenantId tenant, GlpiTickets glpi) {
    return inTenant(tenant, () -> client.sql(CLAIM).bind(0, tenant.value()).map(Due::read).one())
        .flatMap(due -> tell(tenant, due, glpi).thenReturn(due));
  }

  private Mono<Void> tell(TenantId tenant, Due due, GlpiTickets glpi) {
    return inTenant(tenant, () -> untold.of(tenant, due.number()))
        .flatMap(ticket -> tell(tenant, due, ticket, glpi))
        .then(Mono.defer(() -> write(of(DONE, tenant, due).bind(2, due.version()), tenant)))
        .onErrorResume(GlpiException.class, refused -> later(tenant, due, refused));
  }

  private Mono<Void> tell(TenantId tenant, Due due, Untold ticket, GlpiTickets glpi) {
    return id(tenant, due, ticket, glpi)
        .flatMap(
            id ->
                Flux.fromIterable(ticket.happenings())
                    .filter(happening -> happening.kind() != Untold.Kind.OPENED)
                    .concatMap(happening -> tell(tenant, due, ticket, happening, id, glpi))
                    .then());
  }

  /** Where it is not known that GLPI has the ticket, it is found there or opened. */
  private Mono<Long> id(TenantId tenant, Due due, Untold ticket, GlpiTickets glpi) {
    if (due.glpiId() != null) {
      return Mono.just(due.glpiId());
    }
    var found = due.wasTried() ? glpi.find(ticket) : Mono.<Long>empty();
    return found
        .switchIfEmpty(Mono.defer(() -> glpi.open(ticket)))
        .flatMap(id -> told(tenant, due, 1, id, Standing.NEW).thenReturn(id));
  }

  private Mono<Void> tell(
      TenantId tenant, Due due, Untold ticket, Happening happening, long id, GlpiTickets glpi) {
    return perform(due, ticket, happening, id, glpi)
        .onErrorResume(GlpiException.class, refused -> passOver(tenant, due, happening, refused))
        .then(
            Mono.defer(
                () -> told(tenant, due, happening.position(), id, standing(happening.kind()))));
  }

  /** A closed ticket takes no words, so it is opened first, and closed last. */
  private static Mono<Void> perform(
      Due due, Untold ticket, Happening happening, long id, GlpiTickets glpi) {
    var saying = Mono.defer(() -> say(due, ticket, happening, id, glpi));
    return switch (happening.kind()) {
      case OPENED -> Mono.empty();
      case NOTED -> saying;
      case CLOSED -> saying.then(Mono.defer(() -> glpi.setStatus(id, Standing.CLOSED_STATUS)));
      case REOPENED -> glpi.setStatus(id, Standing.PROCESSING).then(saying);
    };
  }

  private static Mono<Void> say(
      Due due, Untold ticket, Happening happening, long id, GlpiTickets glpi) {
    var said = due.wasTried() ? glpi.hasFollowUp(id, ticket.markOf(happening)) : Mono.just(false);
    return said.filter(already -> !already).flatMap(_ -> glpi.followUp(id, ticket, happening));
  }

  private static @Nullable Standing standing(Untold.Kind kind) {
    return switch (kind) {
      case OPENED, NOTED -> null;
      case CLOSED -> Standing.CLOSED;
      case REOPENED -> Standing.TAKEN;
    };
  }

  private static Mono<Void> passOver(
      TenantId tenant, Due due, Happening happening, GlpiException refused) {
    if (refused.isAway() || due.attempts() < MOST_REFUSALS) {
      return Mono.error(refused);
    }
    log.warn(
        "GLPI of tenant {} has refused event {} of {} so often ({}) that it is passed over",
        tenant,
        happening.position(),
        due.number(),
        refused.code());
    return Mono.empty();
  }

  private Mono<Void> told(
      TenantId tenant, Due due, int position, long id, @Nullable Standing standing) {
    var statement = of(TOLD, tenant, due).bind(2, position).bind(3, id);
    return write(
        bind(statement, 4, String.class, standing == null ? null : standing.code()), tenant);
  }

  private Mono<Void> later(TenantId tenant, Due due, GlpiException refused) {
    log.warn(
        "GLPI of tenant {} was not told of {} ({}); it is tried again later",
        tenant,
        due.number(),
        refused.code());
    return write(of(LATER, tenant, due).bind(2, refused.code()), tenant)
        .then(refused.isAway() ? Mono.error(refused) : Mono.empty());
  }

  private Mono<Void> write(GenericExecuteSpec statement, TenantId tenant) {
    return inTenant(tenant, statement::then);
  }

  private <T> Mono<T> inTenant(TenantId tenant, Supplier<Mono<T>> work) {
    return scope.inTenant(tenant, work);
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, Due due) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, due.number().value());
  }

  /**
   * A ticket that is due.
   *
   * @param glpiId null where it is not known that GLPI has it
   */
  private record Due(TicketNumber number, @Nullable Long glpiId, long version, int attempts) {

    static Due read(Readable row) {
      return new Due(
          new TicketNumber(required(row, "number", Long.class)),
          row.get("glpi_id", Long.class),
          required(row, "version", Long.class),
          required(row, "attempts", Integer.class));
    }

    boolean wasTried() {
      return attempts > 1;
    }
  }
}
