package io.recado.actions.password;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.recado.egress.PermittedAddresses;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Users of a RADIUS server in a database: {@code Cleartext-Password} in the table {@code radcheck}
 * of FreeRADIUS, which PPPoE needs in clear for CHAP. Its settings are those of {@link
 * RadiusServer}.
 *
 * @see <a href="https://wiki.freeradius.org/modules/Rlm_sql">FreeRADIUS: rlm_sql</a>
 */
final class RadiusPasswords implements PasswordBackend {

  /** What a reset does, to nobody: who may not do the one may not do the other. */
  private static final String MAY_UPDATE =
      """
      update radcheck set value = ''
      where username = '' and attribute = 'Cleartext-Password' and 1 = 0
      """;

  private final PermittedAddresses addresses;
  private final Duration patience;

  /**
   * @param patience how long all of it may take
   */
  RadiusPasswords(PermittedAddresses addresses, Duration patience) {
    this.addresses = addresses;
    this.patience = patience;
  }

  @Override
  public SystemKind kind() {
    return SystemKind.RADIUS;
  }

  @Override
  public Mono<Answer> set(AccessAccount account, String password) {
    return server(account.system())
        .flatMap(server -> update(server, account.login(), password))
        .map(rows -> rows == 0 ? Answer.UNKNOWN_LOGIN : Answer.CHANGED)
        .timeout(patience)
        .onErrorMap(R2dbcException.class, RadiusPasswords::withoutItsWords);
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return RadiusServer.isAddress(system.secret("url"))
        ? server(system).flatMap(this::mayUpdate).timeout(patience)
        : Mono.just(Optional.of("address"));
  }

  private Mono<RadiusServer> server(PasswordSystem system) {
    return Mono.fromCallable(() -> RadiusServer.of(system, addresses))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Mono<Long> update(RadiusServer server, String login, String password) {
    var database = server.database();
    return rows(server, connection -> database.update(connection, login, password));
  }

  private Mono<Optional<String>> mayUpdate(RadiusServer server) {
    return rows(server, connection -> connection.createStatement(MAY_UPDATE))
        .thenReturn(Optional.<String>empty())
        .onErrorResume(R2dbcException.class, error -> refused(server.database(), error));
  }

  private static Mono<Optional<String>> refused(RadiusDatabase database, R2dbcException error) {
    return Mono.justOrEmpty(database.refusal(said(error)))
        .map(refusal -> Optional.of(refusal.code()))
        .switchIfEmpty(Mono.error(() -> withoutItsWords(error)));
  }

  /** How many rows a statement was about, whether it changed them or found them so. */
  private Mono<Long> rows(RadiusServer server, Function<Connection, Statement> statement) {
    return Mono.usingWhen(
        server.database().connections(server, patience).create(),
        connection -> rows(statement.apply(connection)),
        Connection::close);
  }

  private static Mono<Long> rows(Statement statement) {
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
  }

  /** A database's words may hold what was in the statement. */
  private static IllegalStateException withoutItsWords(R2dbcException error) {
    var said = said(error);
    var number = said.getErrorCode() == 0 ? "" : " (" + said.getErrorCode() + ")";
    return new IllegalStateException("the database answered " + said.getSqlState() + number);
  }

  /** What the server said; a driver may wrap that in words of its own while it connects. */
  private static R2dbcException said(R2dbcException error) {
    var said = error;
    for (var cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException inner) {
        said = inner;
      }
    }
    return said;
  }
}
