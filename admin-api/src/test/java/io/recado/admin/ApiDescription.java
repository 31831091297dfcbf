package io.recado.admin;

import io.recado.admin.access.Needs;
import io.recado.admin.access.Public;
import io.recado.admin.problem.ApiError;
import io.recado.admin.web.RequestKeys;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.method.HandlerMethod;

/**
 * What holds for all routes: who may call them, in which form they answer and refuse, and which
 * headers they are refused without.
 */
final class ApiDescription implements OpenApiCustomizer, OperationCustomizer {

  private static final String TOKEN = "token";
  private static final String COOKIE = "cookie";
  private static final String PROBLEM = "Problem";
  private static final String ANYTHING = "*/*";
  private static final String JSON = "application/json";

  /** What a route takes that reads a request's body itself. */
  private static final List<String> FILES =
      List.of(
          "application/pdf",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "text/html",
          "text/markdown",
          "text/plain");

  /** A route that takes one of these refuses whoever leaves it out. */
  private static final Set<String> NEEDED_HEADERS = Set.of(RequestKeys.HEADER, "If-Match");

  @Override
  public void customise(OpenAPI api) {
    api.info(
        new Info()
            .title("Recado's API")
            .version("v1")
            .description(
                "For agents and owners: conversations, errands, and how the bot is set up. A field"
                    + " that a route does not know is refused. docs/api.md tells the manners."));
    api.addSecurityItem(new SecurityRequirement().addList(TOKEN));
    api.addSecurityItem(new SecurityRequirement().addList(COOKIE));
    api.getComponents()
        .addSecuritySchemes(
            TOKEN,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("For programs: the access token that signing in gives."))
        .addSecuritySchemes(
            COOKIE,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("__Host-recado-access")
                .description("For the panel: a change needs X-Recado-Csrf: 1, too."))
        .addSchemas(PROBLEM, problem())
        .addResponses(PROBLEM, refusal());
    AnswerHeaders.declare(api.getComponents());
  }

  private static ApiResponse refusal() {
    var refusal = new ApiResponse().description("A refusal (RFC 9457).");
    var document = new MediaType().schema(reference());
    refusal.content(new Content().addMediaType("application/problem+json", document));
    AnswerHeaders.describe(refusal);
    return refusal;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (method.hasMethodAnnotation(Public.class)) {
      operation.setSecurity(List.of());
    }
    var needs = method.getMethodAnnotation(Needs.class);
    if (needs != null) {
      operation.addExtension("x-permission", needs.value().name());
    }
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> NEEDED_HEADERS.contains(parameter.getName()))
          .forEach(parameter -> parameter.setRequired(true));
    }
    if (readsTheBodyItself(operation, method)) {
      operation.setRequestBody(file());
    }
    operation.getResponses().values().forEach(ApiDescription::asJson);
    operation.getResponses().values().forEach(answer -> AnswerHeaders.describe(answer, method));
    operation
        .getResponses()
        .addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + PROBLEM));
    operation.setTags(operation.getTags().stream().map(ApiDescription::subject).toList());
    return operation;
  }

  private static boolean readsTheBodyItself(Operation operation, HandlerMethod method) {
    return operation.getRequestBody() == null
        && Arrays.stream(method.getMethodParameters())
            .anyMatch(parameter -> parameter.getParameterType() == ServerHttpRequest.class);
  }

  /** The file as it is, its type said by the header. */
  private static RequestBody file() {
    var content = new Content();
    FILES.forEach(type -> content.addMediaType(type, new MediaType().schema(new BinarySchema())));
    return new RequestBody().required(true).content(content);
  }

  /** What no route says of its answer is what all write. */
  private static void asJson(ApiResponse answer) {
    var content = answer.getContent();
    if (content != null && content.containsKey(ANYTHING)) {
      content.put(JSON, content.remove(ANYTHING));
    }
  }

  /** As in {@code bank-account-api}. */
  private static String subject(String controller) {
    return controller.replaceFirst("-api$", "").replace('-', ' ');
  }

  private static Schema<?> reference() {
    var reference = new ObjectSchema();
    reference.set$ref("#/components/schemas/" + PROBLEM);
    return reference;
  }

  private static Schema<?> problem() {
    var codes = new StringSchema();
    codes.setDescription("Stays as it is.");
    codes.setEnum(Arrays.stream(ApiError.values()).map(ApiError::code).toList());
    var problem = new ObjectSchema();
    problem.addProperty("type", text("urn:recado:problem: and the code."));
    problem.addProperty("title", text("What the code means, in English."));
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", new StringSchema());
    problem.addProperty("code", codes);
    problem.addProperty("ticket", text("Of second-factor-needed: comes back with a code."));
    problem.setRequired(List.of("type", "title", "status", "detail", "code"));
    return problem;
  }

  private static Schema<?> text(String description) {
    var text = new StringSchema();
    text.setDescription(description);
    return text;
  }
}
