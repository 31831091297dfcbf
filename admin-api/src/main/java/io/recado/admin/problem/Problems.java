package io.recado.admin.problem;

import io.recado.database.DatabaseTrouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.databind.DatabindException;

/** What a failure is to the caller: a refusal, and the document (RFC 9457) that tells it. */
public final class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** The refusal a failure stands for; what was not foreseen is logged with its trace. */
  public static ApiProblem of(Throwable failure, ServerHttpRequest request) {
    var problem = classify(failure);
    var error = problem.error();
    if (error == ApiError.INTERNAL) {
      log.error("{} {} failed", request.getMethod(), path(request), failure);
    } else if (error == ApiError.TRY_AGAIN) {
      log.warn(
          "{} {} was not done, the caller tries again: {}",
          request.getMethod(),
          path(request),
          failure.toString());
    } else {
      log.info(
          "Refused {} {} with {} ({})",
          request.getMethod(),
          path(request),
          error.status(),
          error.code());
    }
    return problem;
  }

  /** Without the request's own words: one refusal looks the same whatever was asked for. */
  public static Map<String, Object> document(ApiProblem problem) {
    var error = problem.error();
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "urn:recado:problem:" + error.code());
    document.put("title", error.title());
    document.put("status", error.status());
    document.put("detail", String.valueOf(problem.getMessage()));
    document.put("code", error.code());
    if (problem.ticket() != null) {
      document.put("ticket", problem.ticket());
    }
    return document;
  }

  /** The value of {@code Retry-After}, or null where trying again would not help. */
  public static @Nullable String retryAfter(ApiProblem problem) {
    return switch (problem.error()) {
      case TOO_MANY_REQUESTS, TRY_AGAIN -> wholeSeconds(problem.retryAfter());
      default -> null;
    };
  }

  private static ApiProblem classify(Throwable failure) {
    return switch (failure) {
      case ApiProblem problem -> problem;
      case MethodNotAllowedException _ -> new ApiProblem(ApiError.METHOD_WRONG);
      case UnsupportedMediaTypeStatusException _ -> new ApiProblem(ApiError.MEDIA_TYPE_WRONG);
      case ServerWebInputException input -> unreadable(input);
      case DataBufferLimitException _ -> new ApiProblem(ApiError.BODY_TOO_LARGE);
      // A blank where an id belongs: of its own accord Spring would call it a fault of ours.
      case ServerErrorException fault when isOfPath(fault.getMethodParameter()) ->
          new ApiProblem(ApiError.NOT_FOUND);
      case ResponseStatusException status when status.getStatusCode().value() == 404 ->
          new ApiProblem(ApiError.NOT_FOUND);
      case ResponseStatusException status when status.getStatusCode().value() == 413 ->
          new ApiProblem(ApiError.BODY_TOO_LARGE);
      case ResponseStatusException status when status.getStatusCode().is4xxClientError() ->
          new ApiProblem(ApiError.PARAMETER_WRONG);
      default ->
          new ApiProblem(
              DatabaseTrouble.isCauseOf(failure) ? ApiError.TRY_AGAIN : ApiError.INTERNAL);
    };
  }

  private static boolean isOfPath(@Nullable MethodParameter parameter) {
    return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
  }

  private static ApiProblem unreadable(ServerWebInputException input) {
    for (Throwable cause = input; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataBufferLimitException) {
        return new ApiProblem(ApiError.BODY_TOO_LARGE);
      }
      if (cause instanceof DatabindException fault) {
        return new ApiProblem(ApiError.BODY_UNREADABLE, where(fault));
      }
      if (cause instanceof DecodingException) {
        return new ApiProblem(ApiError.BODY_UNREADABLE, detail(cause));
      }
    }
    var parameter = input.getMethodParameter();
    return parameter == null
            || parameter.hasParameterAnnotation(RequestBody.class)
            || parameter.hasParameterAnnotation(RequestPart.class)
        ? new ApiProblem(ApiError.BODY_UNREADABLE)
        : new ApiProblem(ApiError.PARAMETER_WRONG);
  }

  private static String detail(Throwable cause) {
    return cause.getCause() instanceof DatabindException fault
        ? where(fault)
        : ApiError.BODY_UNREADABLE.title();
  }

  /** Says where, not what: the parser's own words would quote the body. */
  private static String where(DatabindException fault) {
    var path =
        fault.getPath().stream()
            .map(step -> String.valueOf(step.getPropertyName()))
            .map(name -> name.replaceAll("[^A-Za-z0-9_-]", "?"))
            .collect(Collectors.joining("."));
    return path.isEmpty()
        ? ApiError.BODY_UNREADABLE.title()
        : "The body's field '%.60s' is not what this route takes.".formatted(path);
  }

  /** The path without the query, which may hold what is not for logs. */
  private static String path(ServerHttpRequest request) {
    return request.getPath().pathWithinApplication().value().replaceAll("[^\\w/.-]", "?");
  }

  /** Rounded up: too early would only be refused again. */
  private static String wholeSeconds(Duration duration) {
    return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
