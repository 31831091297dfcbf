package io.recado.admin.access;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The second half of signing in, for whoever has a second factor. */
@RestController
@RequestMapping("/api/v1/sessions/second-factor")
class SecondFactorApi {

  private final Entrance entrance;

  SecondFactorApi(Entrance entrance) {
    this.entrance = entrance;
  }

  /**
   * @param ticket as the first half gave it
   * @param code of the app, or a recovery code
   * @param cookies true for a browser
   */
  record Code(String ticket, String code, @Nullable Boolean cookies) {

    private static final int MOST_CHARACTERS = 256;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Code {
      if (ticket == null
          || code == null
          || ticket.length() > MOST_CHARACTERS
          || code.length() > MOST_CHARACTERS) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A ticket and a code are needed.");
      }
    }

    @Override
    public String toString() {
      return "Code";
    }
  }

  @Public
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SignedIn> enter(@RequestBody Code given, ServerWebExchange exchange) {
    return entrance
        .enterBy(given.ticket(), given.code(), Origin.of(exchange.getRequest()))
        .map(
            tokens ->
                Entrance.give(
                    tokens, Boolean.TRUE.equals(given.cookies()), exchange.getResponse()));
  }
}
