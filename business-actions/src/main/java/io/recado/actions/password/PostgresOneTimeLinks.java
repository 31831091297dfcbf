package io.recado.actions.password;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.link.LinkToken;
import io.recado.conversation.Language;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The token alone is known at first: by its hash the tenant is found. */
final class PostgresOneTimeLinks implements OneTimeLinks {

  private static final String BY_TOKEN =
      "select tenant_id, reset_id from password_reset where token_hash = $1 and kept";

  private static final String PEEK =
      """
      select language from password_reset
      where tenant_id = $1 and reset_id = $2 and state = 'changed' and kept and link_until > clock_timestamp()
      """;

  private static final String REVEAL =
      """
      update password_reset r set secret = null, revealed_at = clock_timestamp()
      where r.tenant_id = $1 and r.reset_id = $2 and r.state = 'changed' and r.kept and r.link_until > clock_timestamp()
      returning r.language, old.secret as secret, r.login, r.system_name
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final ResetSeal seal;

  PostgresOneTimeLinks(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, ResetSeal seal) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.seal = seal;
  }

  @Override
  public Mono<Language> peek(LinkToken token) {
    return of(token, PEEK, (_, row) -> language(row));
  }

  @Override
  public Mono<Revealed> reveal(LinkToken token) {
    return of(token, REVEAL, this::revealed);
  }

  private <T> Mono<T> of(LinkToken token, String sql, BiFunction<Place, Readable, T> read) {
    return dispatch
        .sql(BY_TOKEN)
        .bind(0, token.hash())
        .map(Place::read)
        .one()
        .flatMap(
            place ->
                scope.inTenant(
                    place.tenant(), () -> at(place, sql).map(row -> read.apply(place, row)).one()));
  }

  private GenericExecuteSpec at(Place place, String sql) {
    return client.sql(sql).bind(0, place.tenant().value()).bind(1, place.reset().value());
  }

  private Revealed revealed(Place place, Readable row) {
    return new Revealed(
        seal.open(place.tenant(), place.reset(), required(row, "secret", byte[].class)),
        required(row, "login", String.class),
        required(row, "system_name", String.class),
        language(row));
  }

  private static Language language(Readable row) {
    return Language.ofTag(required(row, "language", String.class)).orElse(Language.SPANISH);
  }

  private record Place(TenantId tenant, ResetId reset) {

    static Place read(Readable row) {
      return new Place(
          new TenantId(required(row, "tenant_id", UUID.class)),
          new ResetId(required(row, "reset_id", UUID.class)));
    }
  }
}
