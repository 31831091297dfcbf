package io.recado.intents.llm;

import dev.langchain4j.exception.HttpException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.recado.egress.EgressException;
import io.recado.egress.Refusal;
import io.recado.tenant.TenantId;
import io.recado.understanding.Hop.Outcome;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure of a call means. */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * Logs what an operator may have to mend: that a model is late, busy or left alone is told by the
   * trace.
   */
  static Outcome outcome(TenantId tenant, Throwable failure) {
    return switch (failure) {
      case TimeoutException _ -> Outcome.TIMED_OUT;
      case dev.langchain4j.exception.TimeoutException _ -> Outcome.TIMED_OUT;
      case EgressException refused when refused.refusal() == Refusal.TOO_SLOW -> Outcome.TIMED_OUT;
      case CallNotPermittedException _ -> Outcome.BREAKER_OPEN;
      case BulkheadFullException _ -> Outcome.BUSY;
      default -> {
        log.warn(
            "Language model of tenant {}: {}; messages are read locally", tenant, code(failure));
        yield Outcome.FAILED;
      }
    };
  }

  /** Without the message, in which providers quote what they were sent. */
  private static String code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException refusal) {
        return "HTTP " + refusal.statusCode();
      }
      if (cause instanceof EgressException refused) {
        return refused.refusal().name();
      }
      if (cause instanceof IOException unreachable) {
        return unreachable.getClass().getSimpleName();
      }
    }
    return failure.getClass().getSimpleName();
  }
}
