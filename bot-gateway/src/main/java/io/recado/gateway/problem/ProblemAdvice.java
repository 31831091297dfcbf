package io.recado.gateway.problem;

import io.r2dbc.spi.R2dbcException;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** Writes refusals as problem+json (RFC 9457), and one line with their code into the log. */
@RestControllerAdvice(basePackages = "io.recado.gateway")
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /** Whatever asks the database and finds it away has recorded nothing. */
  @ExceptionHandler({R2dbcException.class, DataAccessException.class, TransactionException.class})
  ResponseEntity<ProblemDetail> databaseAway(Exception error, ServerWebExchange exchange) {
    return refuse(
        new GatewayProblem(GatewayError.TRY_AGAIN, error.getClass().getSimpleName()), exchange);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refuse(GatewayProblem problem, ServerWebExchange exchange) {
    var error = problem.error();
    log.warn(
        "Refused {} {} with {} ({}): {}",
        exchange.getRequest().getMethod(),
        asked(exchange),
        error.status(),
        error.code(),
        problem.getMessage());
    var detail = ProblemDetail.forStatus(HttpStatusCode.valueOf(error.status()));
    detail.setType(URI.create("urn:recado:problem:" + error.code()));
    detail.setTitle(error.title());
    detail.setDetail(problem.getMessage());
    detail.setProperty("code", error.code());
    // Said outright: negotiation would write it as an event stream to who asked for one.
    var response =
        ResponseEntity.status(error.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (error.status() == 503 || error.status() == 429) {
      response.header("Retry-After", wholeSeconds(problem.retryAfter()));
    }
    return response.body(detail);
  }

  /** What it matches, and not its path: of some pages that is the secret that opens them. */
  private static Object asked(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(
        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "an unknown page");
  }

  /** Rounded up: too early would only be refused again. */
  private static String wholeSeconds(Duration duration) {
    return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
