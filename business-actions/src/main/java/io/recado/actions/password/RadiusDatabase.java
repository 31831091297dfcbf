package io.recado.actions.password;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of database that FreeRADIUS keeps its users in. */
sealed interface RadiusDatabase permits PostgresRadius, MariaDbRadius {

  /** How long a connection may take; all of it has a limit of its own. */
  Duration CONNECT = Duration.ofSeconds(3);

  /** The one that addresses of a scheme lead to. */
  static Optional<RadiusDatabase> of(@Nullable String scheme) {
    return switch (String.valueOf(scheme)) {
      case "postgresql" -> Optional.of(new PostgresRadius());
      case "mariadb", "mysql" -> Optional.of(new MariaDbRadius());
      default -> Optional.empty();
    };
  }

  /**
   * Connects to the address of a server, and to no other; the certificate is its host's.
   *
   * @param patience how long a statement may take there. Whoever asked no longer waits for one that
   *     takes longer, and may have asked for another password meanwhile
   */
  ConnectionFactory connections(RadiusServer server, Duration patience);

  /** Gives a password to each {@code Cleartext-Password} of exactly that login. */
  Statement update(Connection connection, String login, String password);

  /** What an error says that asking again does not change; empty when it is none of that. */
  Optional<RadiusRefusal> refusal(R2dbcException error);
}
