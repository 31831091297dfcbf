package io.recado.actions.password;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.DefaultHostnameVerifier;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.Optional;

/** The tables of FreeRADIUS in PostgreSQL. */
record PostgresRadius() implements RadiusDatabase {

  private static final int USUAL_PORT = 5432;

  private static final String UPDATE =
      "update radcheck set value = $1 where username = $2 and attribute = 'Cleartext-Password'";

  @Override
  public ConnectionFactory connections(RadiusServer server, Duration patience) {
    return new PostgresqlConnectionFactory(
        PostgresqlConnectionConfiguration.builder()
            .host(server.address().getHostAddress())
            .port(server.port(USUAL_PORT))
            .database(server.name())
            .username(server.user())
            .password(server.password())
            .sslMode(server.hasTls() ? SSLMode.VERIFY_FULL : SSLMode.DISABLE)
            // Whoever trusts would compare with what it connects by, which is an address here: the
            // name is compared by the verifier.
            .sslContextBuilderCustomizer(
                tls -> tls.trustManager(server.authorities()).endpointIdentificationAlgorithm(null))
            .sslSni(false)
            .sslHostnameVerifier(
                (_, session) -> DefaultHostnameVerifier.INSTANCE.verify(server.host(), session))
            .connectTimeout(CONNECT)
            .statementTimeout(patience)
            .build());
  }

  @Override
  public Statement update(Connection connection, String login, String password) {
    return connection.createStatement(UPDATE).bind(0, password).bind(1, login);
  }

  /**
   * By its state.
   *
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL: error
   *     codes</a>
   */
  @Override
  public Optional<RadiusRefusal> refusal(R2dbcException error) {
    return switch (String.valueOf(error.getSqlState())) {
      case "28000", "28P01" -> Optional.of(RadiusRefusal.LOGIN_REFUSED);
      case "3D000" -> Optional.of(RadiusRefusal.DATABASE_UNKNOWN);
      case "42P01", "42703" -> Optional.of(RadiusRefusal.TABLE_UNKNOWN);
      // No privilege, or a standby.
      case "42501", "25006" -> Optional.of(RadiusRefusal.UPDATE_REFUSED);
      default -> Optional.empty();
    };
  }
}
