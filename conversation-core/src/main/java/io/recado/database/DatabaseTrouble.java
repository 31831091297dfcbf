package io.recado.database;

import io.r2dbc.spi.R2dbcException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Failures that say nothing of what was being done: the database is away, starting or stopping, out
 * of disk or of connections, or broke the statement off for another. The same would have happened
 * to anything else at that moment.
 */
public final class DatabaseTrouble {

  /**
   * Classes of SQLSTATE (PostgreSQL, appendix "Error Codes"): connection, login, rolled back for
   * another, out of resources, operator intervention, system error.
   */
  private static final Set<String> CLASSES = Set.of("08", "28", "40", "53", "57", "58");

  /** Read-only, as after a failover; the rest of its class are mistakes of ours. */
  private static final String READ_ONLY = "25006";

  /** A time limit, of the class of operator intervention: what is too much may be the statement. */
  private static final String QUERY_CANCELED = "57014";

  private DatabaseTrouble() {}

  /** Whether a failure, or what caused it, is of this kind. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException error) {
        return isTrouble(error.getSqlState());
      }
    }
    return failure instanceof CannotCreateTransactionException
        || failure instanceof DataAccessResourceFailureException;
  }

  /** Without a state it was not PostgreSQL that said no: it could not be asked. */
  private static boolean isTrouble(@Nullable String state) {
    return state == null
        || state.equals(READ_ONLY)
        || (state.length() == 5
            && CLASSES.contains(state.substring(0, 2))
            && !state.equals(QUERY_CANCELED));
  }
}
