package io.recado.admin;

import io.recado.admin.access.Caller;
import io.recado.admin.web.Tagged;
import io.swagger.v3.oas.models.media.BinarySchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.io.buffer.DataBuffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The API's description, as it is generated from the code. */
final class OpenApi {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class)
        .addResponseWrapperToIgnore(Tagged.class)
        .replaceWithSchema(DataBuffer.class, new BinarySchema());
  }

  private OpenApi() {}

  /** One route and method. */
  record Operation(String method, String path) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static String text() {
    var generated =
        AdminServer.running()
            .client()
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
            .build()
            .get()
            .uri("/v3/api-docs")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    // The server's address is that of the test's.
    var document = JSON.readValue(generated, TreeMap.class);
    document.remove("servers");
    return JSON.writeValueAsString(document) + "\n";
  }

  static List<Operation> operations() {
    return JSON.readTree(text()).get("paths").propertyStream().flatMap(OpenApi::ofPath).toList();
  }

  private static Stream<Operation> ofPath(Map.Entry<String, JsonNode> path) {
    return path.getValue()
        .propertyStream()
        .map(method -> new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey()));
  }
}
