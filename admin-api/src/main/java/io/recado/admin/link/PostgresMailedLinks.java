package io.recado.admin.link;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Detached;
import io.recado.admin.access.PersonId;
import io.recado.admin.access.Role;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Links in PostgreSQL, by the database's clock. */
@Repository
class PostgresMailedLinks implements MailedLinks {

  private static final Logger log = LoggerFactory.getLogger(PostgresMailedLinks.class);

  private static final String OFFER =
      """
      insert into mailed_link (link_id, kind, email, language, company, time_zone, valid_until)
      values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7::interval)
      """;

  /** An invitation is worth what its sender may still do. */
  private static final String STANDS =
      """
      used_at is null and valid_until > clock_timestamp() and (kind <> 'invitation' or exists (
        select from membership m join tenant t on t.tenant_id = m.tenant_id
        where m.tenant_id = l.tenant_id and m.person_id = l.invited_by and m.role = 'owner' and t.suspended_at is null))
      """;

  private static final String FIND =
      """
      select tenant_id, link_id, kind, email, language, company, time_zone, role, invited_by from mailed_link l
      where (token_hash = $1 or former_hash = $1) and %s
      """
          .formatted(STANDS);

  /**
   * Holds what else goes with it, too. Locked in one order, so that two who come by two links of an
   * address do not wait for each other; the second finds both held.
   */
  private static final String TAKE =
      """
      with wanted as (
        select link_id, email, kind from mailed_link l
        where (token_hash = $1 or former_hash = $1) and kind = $2 and %s
      ), free as (
        select o.link_id from mailed_link o join wanted w
          on o.link_id = w.link_id or (o.email = w.email and o.kind = w.kind and o.kind <> 'invitation')
        where o.used_at is null and (o.held_until is null or o.held_until < clock_timestamp())
        order by o.link_id for update of o
      ), taken as (
        update mailed_link set held_until = clock_timestamp() + interval '1 minute'
        where link_id in (select link_id from free) returning *
      )
      select tenant_id, link_id, kind, email, language, company, time_zone, role, invited_by from taken
      where link_id in (select link_id from wanted)
      """
          .formatted(STANDS);

  private static final String TAKEN =
      "where used_at is null and (link_id = $1 or (email = $2 and kind = $3 and kind <> 'invitation'))";

  private static final String USE_UP =
      "update mailed_link set used_at = clock_timestamp(), held_until = null " + TAKEN;

  private static final String GIVE_BACK = "update mailed_link set held_until = null " + TAKEN;

  private final DatabaseClient dispatch;

  PostgresMailedLinks(DispatchDatabase dispatch) {
    this.dispatch = dispatch.client();
  }

  @Override
  public Mono<Void> offerSignUp(String email, Language language, String company, ZoneId timeZone) {
    return offer(LinkKind.SIGN_UP, email, language, company, timeZone.getId());
  }

  @Override
  public Mono<Void> offerReset(String email, Language language) {
    return offer(LinkKind.RESET, email, language, null, null);
  }

  private Mono<Void> offer(
      LinkKind kind,
      String email,
      Language language,
      @Nullable String company,
      @Nullable String timeZone) {
    var statement =
        dispatch
            .sql(OFFER)
            .bind(0, Uuid7.next())
            .bind(1, kind.code())
            .bind(2, email)
            .bind(3, language.code())
            .bind(6, interval(kind.life()));
    return bind(bind(statement, 4, String.class, company), 5, String.class, timeZone).then();
  }

  @Override
  public Mono<MailedLink> find(String token) {
    return dispatch
        .sql(FIND)
        .bind(0, new LinkToken(token).hash())
        .map(PostgresMailedLinks::link)
        .one()
        .switchIfEmpty(Mono.error(PostgresMailedLinks::refused));
  }

  @Override
  public <T> Mono<T> use(String token, LinkKind kind, Function<MailedLink, Mono<T>> work) {
    return Detached.from(
        dispatch
            .sql(TAKE)
            .bind(0, new LinkToken(token).hash())
            .bind(1, kind.code())
            .map(PostgresMailedLinks::link)
            .one()
            .switchIfEmpty(Mono.error(PostgresMailedLinks::refused))
            .flatMap(link -> used(link, kind, work)));
  }

  /** Used up by what has come of it: should this process die before, the link still works. */
  private <T> Mono<T> used(MailedLink link, LinkKind kind, Function<MailedLink, Mono<T>> work) {
    return Mono.defer(() -> work.apply(link))
        .singleOptional()
        .delayUntil(_ -> end(USE_UP, link, kind))
        .onErrorResume(failure -> giveBack(link, kind).then(Mono.error(failure)))
        .flatMap(done -> Mono.justOrEmpty(done));
  }

  /** Never fails: who asked is told what went wrong before. */
  private Mono<Void> giveBack(MailedLink link, LinkKind kind) {
    return end(GIVE_BACK, link, kind)
        .onErrorResume(
            error -> {
              log.warn("Link {} can be used again in a minute: {}", link.id(), error.toString());
              return Mono.empty();
            });
  }

  private Mono<Void> end(String sql, MailedLink link, LinkKind kind) {
    return dispatch.sql(sql).bind(0, link.id()).bind(1, link.email()).bind(2, kind.code()).then();
  }

  private static ApiProblem refused() {
    return new ApiProblem(ApiError.LINK_REFUSED);
  }

  private static MailedLink link(Readable row) {
    var id = required(row, "link_id", UUID.class);
    var email = required(row, "email", String.class);
    var language = Language.ofTag(required(row, "language", String.class)).orElseThrow();
    return switch (LinkKind.ofCode(required(row, "kind", String.class))) {
      case SIGN_UP ->
          new MailedLink.SignUp(
              id,
              email,
              language,
              required(row, "company", String.class),
              ZoneId.of(required(row, "time_zone", String.class)));
      case RESET -> new MailedLink.Reset(id, email, language);
      case INVITATION ->
          new MailedLink.Invitation(
              id,
              email,
              language,
              new TenantId(required(row, "tenant_id", UUID.class)),
              Role.ofCode(required(row, "role", String.class)),
              new PersonId(required(row, "invited_by", UUID.class)));
    };
  }
}
