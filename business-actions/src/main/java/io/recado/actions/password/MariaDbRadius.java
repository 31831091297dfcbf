package io.recado.actions.password;

import io.netty.handler.ssl.SslContextBuilder;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;
import org.mariadb.r2dbc.MariadbConnectionConfiguration;
import org.mariadb.r2dbc.MariadbConnectionFactory;
import org.mariadb.r2dbc.SslMode;
import org.mariadb.r2dbc.util.HostAddress;

/** The tables of FreeRADIUS in MariaDB or MySQL. */
record MariaDbRadius() implements RadiusDatabase {

  private static final int USUAL_PORT = 3306;

  /**
   * To most collations {@code C101} and {@code "c101 "} are {@code c101}, so bytes are compared as
   * well; the first comparison is the one that has an index.
   */
  private static final String UPDATE =
      """
      update radcheck set value = ?
      where username = ? and cast(convert(username using utf8mb4) as binary) = cast(? as binary)
        and attribute = 'Cleartext-Password'
      """;

  @Override
  public ConnectionFactory connections(RadiusServer server, Duration patience) {
    var address = server.address().getHostAddress();
    int port = server.port(USUAL_PORT);
    return new MariadbConnectionFactory(
        MariadbConnectionConfiguration.builder()
            .host(address)
            .hostAddresses(List.of(new HostAddress(address, port)))
            .port(port)
            .database(server.name())
            .username(server.user())
            .password(server.password())
            .sslMode(server.hasTls() ? SslMode.VERIFY_CA : SslMode.DISABLE)
            .fallbackToSystemTrustStore(true)
            .sslContextBuilderCustomizer(tls -> trusting(tls, server))
            .connectTimeout(CONNECT)
            .sessionVariables(limits(patience))
            .allowMultiQueries(false)
            .useServerPrepStmts(true)
            // A server may send clients elsewhere, where nobody has looked at the address.
            .permitRedirect(false)
            .build());
  }

  @Override
  public Statement update(Connection connection, String login, String password) {
    return connection.createStatement(UPDATE).bind(0, password).bind(1, login).bind(2, login);
  }

  /**
   * By its number: states say less.
   *
   * @see <a href="https://mariadb.com/kb/en/mariadb-error-code-reference/">MariaDB: error codes</a>
   */
  @Override
  public Optional<RadiusRefusal> refusal(R2dbcException error) {
    return switch (error.getErrorCode()) {
      // Wrong, not from here, without a password, expired, locked.
      case 1045, 1130, 1698, 1862, 3118, 4151 -> Optional.of(RadiusRefusal.LOGIN_REFUSED);
      case 1049 -> Optional.of(RadiusRefusal.DATABASE_UNKNOWN);
      case 1054, 1146 -> Optional.of(RadiusRefusal.TABLE_UNKNOWN);
      // Nothing in the database, the table, the column; a server that is read only.
      case 1044, 1142, 1143, 1290, 1836 -> Optional.of(RadiusRefusal.UPDATE_REFUSED);
      default -> isDenied(error) ? Optional.of(RadiusRefusal.LOGIN_REFUSED) : Optional.empty();
    };
  }

  /** Where a server has asked for another way of signing in, the driver keeps its words alone. */
  private static boolean isDenied(R2dbcException error) {
    return error.getErrorCode() == 0
        && String.valueOf(error.getMessage()).startsWith("Access denied");
  }

  /** What does not fit is refused, not cut; and a lock is waited for no longer than we wait. */
  private static Map<String, Object> limits(Duration patience) {
    var seconds = Math.toIntExact(Math.max(1, patience.toSeconds()));
    return Map.of(
        "sql_mode", "STRICT_ALL_TABLES",
        "innodb_lock_wait_timeout", seconds,
        "lock_wait_timeout", seconds);
  }

  /**
   * The driver compares a certificate with what it connects by, which is an address here: the name
   * is compared by whoever trusts, and by nobody else.
   */
  private static SslContextBuilder trusting(SslContextBuilder tls, RadiusServer server) {
    var authorities =
        Stream.of(server.authorities().getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .map(X509TrustManager.class::cast)
            .findFirst()
            .orElseThrow();
    return tls.trustManager(new HostTrust(server.host(), authorities))
        .endpointIdentificationAlgorithm(null);
  }
}
