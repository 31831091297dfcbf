package io.recado.actions.glpi;

import static io.recado.actions.glpi.Standing.CLOSED_STATUS;
import static io.recado.actions.glpi.Standing.PROCESSING;
import static io.recado.database.Columns.bind;

import io.recado.actions.attachment.Attachment;
import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.attachment.Attachments;
import io.recado.actions.glpi.Untold.Happening;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells GLPI what has happened to a ticket, each happening in its order and written down as told
 * before the next. Where an attempt may have been heard, GLPI is asked before it is told again.
 * What GLPI has not done is not written down as done, or it would be heard as undone there.
 */
final class TellTicket {

  private static final Logger log = LoggerFactory.getLogger(TellTicket.class);

  /** Some hours of refusals; the ticket's own opening is never passed over. */
  private static final int MOST_REFUSALS = 12;

  private static final String TOLD =
      """
      update glpi_ticket set told = $3, glpi_id = coalesce(glpi_id, $4), state = coalesce($5, state)
      where tenant_id = $1 and number = $2
        and exists (select from glpi_desk where tenant_id = $1 and desk_id = $6)
      """;

  private static final String ATTACHED =
      """
      insert into glpi_document (tenant_id, number, position) values ($1, $2, $3)
      on conflict do nothing
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final UntoldTickets untold;
  private final Attachments attachments;

  TellTicket(DatabaseClient client, TenantScope scope, Attachments attachments) {
    this.client = client;
    this.scope = scope;
    this.untold = new UntoldTickets(client);
    this.attachments = attachments;
  }

  /**
   * @throws GlpiException when it is away, or does not take something
   */
  Mono<Void> tell(TenantId tenant, Due due, GlpiTickets glpi) {
    return scope
        .inTenant(tenant, () -> untold.of(tenant, due.number()))
        .flatMap(ticket -> tell(tenant, due, ticket, glpi));
  }

  private Mono<Void> tell(TenantId tenant, Due due, Untold ticket, GlpiTickets glpi) {
    if (due.glpiId() != null) {
      return tell(tenant, due, ticket, due.glpiId(), glpi);
    }
    return glpi.find(ticket)
        .flatMap(
            id ->
                has(tenant, due, id)
                    .then(tell(tenant, due.found(), ticket, id, glpi))
                    .thenReturn(id))
        .switchIfEmpty(Mono.defer(() -> open(tenant, due, ticket, glpi)))
        .then();
  }

  private Mono<Long> open(TenantId tenant, Due due, Untold ticket, GlpiTickets glpi) {
    return glpi.open(ticket)
        .flatMap(
            id -> has(tenant, due, id).then(tell(tenant, due, ticket, id, glpi)).thenReturn(id));
  }

  private Mono<Void> has(TenantId tenant, Due due, long id) {
    return told(tenant, due, 1, id, Standing.NEW);
  }

  private Mono<Void> tell(TenantId tenant, Due due, Untold ticket, long id, GlpiTickets glpi) {
    return Mono.defer(() -> tellAll(tenant, due, ticket, id, glpi))
        .then(Mono.defer(() -> attachAll(due, ticket, id, glpi)));
  }

  /** One file at a time is held in memory. A file that is refused has kept no word waiting. */
  private Mono<Void> attachAll(Due due, Untold ticket, long id, GlpiTickets glpi) {
    return Flux.fromIterable(ticket.files())
        .concatMap(
            key -> attachments.find(key).flatMap(file -> attach(due, ticket, file, id, glpi)))
        .then();
  }

  private Mono<Void> attach(Due due, Untold ticket, Attachment file, long id, GlpiTickets glpi) {
    var name = ticket.nameOf(file);
    var there = due.wasTried() ? glpi.hasDocument(name) : Mono.just(false);
    return there
        .filter(already -> !already)
        .flatMap(_ -> glpi.attach(id, name, file))
        .onErrorResume(GlpiException.class, failed -> unlessAway(failed, id, glpi))
        .onErrorResume(
            GlpiException.class, refused -> passOver(file.key().toString(), due, refused))
        .then(Mono.defer(() -> attached(file.key())));
  }

  private Mono<Void> attached(AttachmentKey key) {
    return scope.inTenant(
        key.tenant(),
        () ->
            client
                .sql(ATTACHED)
                .bind(0, key.tenant().value())
                .bind(1, key.number().value())
                .bind(2, key.position())
                .then());
  }

  private Mono<Void> tellAll(TenantId tenant, Due due, Untold ticket, long id, GlpiTickets glpi) {
    return Flux.fromIterable(ticket.happenings())
        .filter(happening -> happening.kind() != Untold.Kind.OPENED)
        .concatMap(happening -> tell(tenant, due, ticket, happening, id, glpi))
        .then();
  }

  private Mono<Void> tell(
      TenantId tenant, Due due, Untold ticket, Happening happening, long id, GlpiTickets glpi) {
    return perform(due, ticket, happening, id, glpi)
        .flatMap(
            done ->
                told(
                    tenant,
                    due,
                    happening.position(),
                    id,
                    done && !happening.outlived() ? standing(happening.kind()) : null));
  }

  /**
   * A closed ticket takes no words, so it is opened first, and closed last. Yields whether it
   * stands there as it should, rather than being passed over.
   */
  private static Mono<Boolean> perform(
      Due due, Untold ticket, Happening happening, long id, GlpiTickets glpi) {
    var what = ticket.markOf(happening);
    var saying = step(what, due, id, glpi, () -> say(due, ticket, happening, id, glpi));
    return switch (happening.kind()) {
      case OPENED -> Mono.just(true);
      case NOTED -> saying;
      case CLOSED ->
          saying.then(step(what, due, id, glpi, () -> set(happening, id, glpi, CLOSED_STATUS)));
      case REOPENED ->
          step(what, due, id, glpi, () -> set(happening, id, glpi, PROCESSING))
              .flatMap(saying::thenReturn);
    };
  }

  /** What technicians did since is not undone by telling GLPI late of what was done before. */
  private static Mono<Void> set(Happening happening, long id, GlpiTickets glpi, int status) {
    return happening.outlived() ? Mono.empty() : glpi.setStatus(id, status);
  }

  /** Yields whether it was done; what is refused for hours is not. */
  private static Mono<Boolean> step(
      String what, Due due, long id, GlpiTickets glpi, Supplier<Mono<Void>> step) {
    return Mono.defer(step)
        .thenReturn(true)
        .onErrorResume(GlpiException.class, failed -> unlessAway(failed, id, glpi))
        .onErrorResume(
            GlpiException.class, refused -> passOver(what, due, refused).thenReturn(false));
  }

  /** A GLPI that is in, and fails at one thing alone, does not take that; it keeps no other. */
  private static <T> Mono<T> unlessAway(GlpiException failed, long id, GlpiTickets glpi) {
    if (!failed.isAway()) {
      return Mono.error(failed);
    }
    return glpi.standings(List.of(id))
        .onErrorMap(_ -> failed)
        .then(Mono.error(() -> GlpiException.refused(failed.code())));
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

  private static Mono<Void> passOver(String what, Due due, GlpiException refused) {
    if (refused.isAway() || due.attempts() < MOST_REFUSALS) {
      return Mono.error(refused);
    }
    log.warn("GLPI has refused {} so often ({}) that it is passed over", what, refused.code());
    return Mono.empty();
  }

  private Mono<Void> told(
      TenantId tenant, Due due, int position, long id, @Nullable Standing standing) {
    var statement =
        client
            .sql(TOLD)
            .bind(0, tenant.value())
            .bind(1, due.number().value())
            .bind(2, position)
            .bind(3, id)
            .bind(5, due.desk());
    var code = standing == null ? null : standing.code();
    return scope.inTenant(tenant, () -> bind(statement, 4, String.class, code).then());
  }
}
