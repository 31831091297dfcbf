package io.recado.admin.problem;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebExchange;

/** Answers for whatever a route of the control plane fails with. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackages = "io.recado.admin")
class ApiProblemAdvice {

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refuse(Throwable failure, ServerWebExchange exchange) {
    var problem = Problems.of(failure, exchange.getRequest());
    // Said outright: negotiation would write it as an event stream to who asked for one.
    var response =
        ResponseEntity.status(problem.error().status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    var retryAfter = Problems.retryAfter(problem);
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return response.body(Problems.document(problem));
  }
}
