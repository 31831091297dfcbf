package io.recado.intents.media;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.recado.understanding.MediaReader.Received;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What it means that a file could not be read. */
final class MediaFailures {

  private static final Logger log = LoggerFactory.getLogger(MediaFailures.class);

  private MediaFailures() {}

  /** Logs what an operator may have to mend. */
  static Outcome outcome(Received file, Throwable failure) {
    return switch (failure) {
      case TimeoutException _ -> Outcome.TIMED_OUT;
      case dev.langchain4j.exception.TimeoutException _ -> Outcome.TIMED_OUT;
      case CallNotPermittedException _ -> Outcome.BREAKER_OPEN;
      case BulkheadFullException _ -> Outcome.BUSY;
      case InvalidRequestException _ -> Outcome.UNFIT;
      default -> {
        log.warn(
            "Reading a file of tenant {} failed, its customer is asked to type: {}",
            file.tenant(),
            code(failure));
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
    }
    return failure.getClass().getSimpleName();
  }
}
