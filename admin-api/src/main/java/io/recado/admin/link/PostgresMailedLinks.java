package io.recado.admin.link;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
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
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Links in PostgreSQL, by the database's clock. */
@Repository
class PostgresMailedLinks implements MailedLinks {

  private static final String OFFER =
      """
      insert into mailed_link (link_id, kind, email, language, company, time_zone, valid_until)
      values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7::interval)
      """;

  private static final String FIND =
      """
      select tenant_id, link_id, kind, email, language, company, time_zone, role, invited_by from mailed_link
      where (token_hash = $1 or former_hash = $1) and used_at is null and valid_until > clock_timestamp()
      """;

  private static final String TAKE =
      """
      with taken as (
        update mailed_link set used_at = clock_timestamp()
        where (token_hash = $1 or former_hash = $1) and kind = $2 and used_at is null and valid_until > clock_timestamp()
        returning *
      ), others as (
        update mailed_link o set used_at = clock_timestamp() from taken t
        where o.email = t.email and o.kind = t.kind and o.kind <> 'invitation' and o.link_id <> t.link_id
          and o.used_at is null
      )
      select tenant_id, link_id, kind, email, language, company, time_zone, role, invited_by from taken
      """;

  private static final String GIVE_BACK =
      "update mailed_link set used_at = null where link_id = $1";

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
    return dispatch
        .sql(TAKE)
        .bind(0, new LinkToken(token).hash())
        .bind(1, kind.code())
        .map(PostgresMailedLinks::link)
        .one()
        .switchIfEmpty(Mono.error(PostgresMailedLinks::refused))
        .flatMap(
            link ->
                Mono.defer(() -> work.apply(link))
                    .onErrorResume(failure -> giveBack(link, failure)));
  }

  private <T> Mono<T> giveBack(MailedLink link, Throwable failure) {
    return dispatch.sql(GIVE_BACK).bind(0, link.id()).then().then(Mono.error(failure));
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
