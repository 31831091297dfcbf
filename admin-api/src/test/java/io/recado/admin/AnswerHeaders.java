package io.recado.admin;

import io.recado.admin.access.Public;
import io.recado.admin.limit.Standing;
import io.recado.admin.web.Tagged;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;

/** Which headers answers bear, as the types of the routes say; beside those that all have. */
final class AnswerHeaders {

  private static final Map<String, String> MEANINGS =
      Map.of(
          HttpHeaders.ETAG,
          "The version of what is shown, in quotation marks: for If-Match of its next change, or for"
              + " If-None-Match of whoever has it already.",
          HttpHeaders.CONTENT_DISPOSITION,
          "The file's name, and whether browsers show it (inline) or store it (attachment).",
          HttpHeaders.ACCEPT_RANGES,
          "bytes: Range asks for a part.",
          Standing.HEADER,
          "What is left of the limit, and in how many seconds all of it is there again.",
          Standing.POLICY_HEADER,
          "The limit: so many requests (q) in so many seconds (w).",
          HttpHeaders.RETRY_AFTER,
          "Of 429 and 503: after how many seconds the same may be asked again.",
          HttpHeaders.WWW_AUTHENTICATE,
          "Of 401 not-signed-in: Bearer.");

  private AnswerHeaders() {}

  static void declare(Components components) {
    MEANINGS.forEach(
        (name, meaning) ->
            components.addHeaders(
                name, new Header().description(meaning).schema(new StringSchema())));
  }

  /** Those of an answer that did what it was asked. */
  static void describe(ApiResponse answer, HandlerMethod route) {
    var type = ResolvableType.forMethodReturnType(route.getMethod()).getGeneric(0);
    var names = new ArrayList<String>();
    if (!route.hasMethodAnnotation(Public.class)) {
      names.addAll(List.of(Standing.HEADER, Standing.POLICY_HEADER));
    }
    if (Tagged.class.equals(type.resolve())) {
      names.add(HttpHeaders.ETAG);
    }
    if (DataBuffer.class.equals(type.getGeneric(0, 0).resolve())) {
      names.add(HttpHeaders.CONTENT_DISPOSITION);
    }
    if (givesParts(route)) {
      names.addAll(List.of(HttpHeaders.ACCEPT_RANGES, HttpHeaders.ETAG));
    }
    name(answer, names);
  }

  private static boolean givesParts(HandlerMethod route) {
    return Arrays.stream(route.getMethodParameters())
        .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
        .anyMatch(header -> header != null && header.name().equals(HttpHeaders.RANGE));
  }

  /** Those of a refusal. */
  static void describe(ApiResponse refusal) {
    name(refusal, List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
  }

  private static void name(ApiResponse answer, List<String> names) {
    names.forEach(
        name -> answer.addHeaderObject(name, new Header().$ref("#/components/headers/" + name)));
  }
}
