package io.recado.actions.password;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.DefaultHostnameVerifier;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.recado.egress.PermittedAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Users of a RADIUS server in PostgreSQL: {@code Cleartext-Password} in the table {@code radcheck}
 * of FreeRADIUS, which PPPoE needs in clear for CHAP. Its settings: {@code url} such as {@code
 * postgresql://host:5432/radius}, {@code user} and {@code password} of a role that may update that
 * table; {@code tls} is {@code no} where the database offers none.
 *
 * @see <a href="https://wiki.freeradius.org/modules/Rlm_sql">FreeRADIUS: rlm_sql</a>
 */
final class RadiusPasswords implements PasswordBackend {

  private static final String UPDATE =
      "update radcheck set value = $1 where username = $2 and attribute = 'Cleartext-Password'";

  /** Fails where there is no such table. */
  private static final String MAY_UPDATE =
      "select has_any_column_privilege('radcheck', 'update') as may";

  /** Who we are is not taken, or there is no such database, or no such table (PostgreSQL, A). */
  private static final Set<String> DENIALS = Set.of("28000", "28P01", "3D000", "42P01", "42501");

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int USUAL_PORT = 5432;

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
    return Mono.fromCallable(() -> database(account.system()))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(database -> update(database, account.login(), password))
        .map(rows -> rows == 0 ? Answer.UNKNOWN_LOGIN : Answer.CHANGED)
        .timeout(patience)
        .onErrorMap(R2dbcException.class, RadiusPasswords::withoutItsWords);
  }

  @Override
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    if (!isAddress(system.secret("url"))) {
      return Mono.just(Optional.of("address"));
    }
    return Mono.fromCallable(() -> database(system))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(RadiusPasswords::mayUpdate)
        .map(may -> may ? Optional.<String>empty() : Optional.of("refused"))
        .timeout(patience)
        .onErrorResume(R2dbcException.class, RadiusPasswords::denied);
  }

  private static boolean isAddress(String url) {
    try {
      var uri = new URI(url);
      var path = uri.getPath();
      return "postgresql".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && path != null
          && path.length() > 1;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  private static Mono<Boolean> mayUpdate(PostgresqlConnectionFactory database) {
    return Mono.usingWhen(
        database.create(),
        connection ->
            Flux.from(connection.createStatement(MAY_UPDATE).execute())
                .flatMap(result -> result.map(row -> Boolean.TRUE.equals(row.get("may"))))
                .all(may -> may),
        Connection::close);
  }

  private static Mono<Optional<String>> denied(R2dbcException error) {
    return DENIALS.contains(String.valueOf(error.getSqlState()))
        ? Mono.just(Optional.of("refused"))
        : Mono.error(withoutItsWords(error));
  }

  private static Mono<Long> update(
      PostgresqlConnectionFactory database, String login, String password) {
    return Mono.usingWhen(
        database.create(), connection -> update(connection, login, password), Connection::close);
  }

  private static Mono<Long> update(Connection connection, String login, String password) {
    return Flux.from(
            connection.createStatement(UPDATE).bind("$1", password).bind("$2", login).execute())
        .flatMap(result -> result.getRowsUpdated())
        .reduce(0L, Long::sum);
  }

  private PostgresqlConnectionFactory database(PasswordSystem system) throws UnknownHostException {
    var url = URI.create(system.secret("url"));
    var host = Objects.requireNonNull(url.getHost(), "the database of a RADIUS server has no host");
    // By its address, so that it is the one looked at; its certificate is still the name's.
    var address = addresses.of(host).getFirst().getHostAddress();
    return new PostgresqlConnectionFactory(
        PostgresqlConnectionConfiguration.builder()
            .host(address)
            .port(url.getPort() < 0 ? USUAL_PORT : url.getPort())
            .database(url.getPath().substring(1))
            .username(system.secret("user"))
            .password(system.secret("password"))
            .sslMode(
                "no".equals(system.secrets().get("tls")) ? SSLMode.DISABLE : SSLMode.VERIFY_FULL)
            .sslHostnameVerifier(
                (_, session) -> DefaultHostnameVerifier.INSTANCE.verify(host, session))
            .connectTimeout(CONNECT)
            .statementTimeout(patience)
            .build());
  }

  /** A database's words may hold what was in the statement. */
  private static IllegalStateException withoutItsWords(R2dbcException error) {
    return new IllegalStateException("the database answered " + error.getSqlState());
  }
}
