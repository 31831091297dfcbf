package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@Tag("server")
class OpenApiTest {

  private static final Path CHECKED_IN = Path.of("openapi.json");

  /** After a change, run this test with {@code -Dopenapi.write=true} and read the difference. */
  @Test
  void theDescriptionCheckedInIsWhatTheCodeSays() throws IOException {
    var generated = OpenApi.text();

    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(CHECKED_IN, generated);
    }

    assertThat(AdminServer.running().bean(RecordModels.class).ofOneName()).isEmpty();
    assertThat(generated).isEqualTo(Files.readString(CHECKED_IN)).contains("\"openapi\" : \"3.1");
  }

  @Test
  void everyRouteSaysHowItRefusesAndWhoMayCallIt() {
    var operations =
        JsonMapper.shared().readTree(OpenApi.text()).get("paths").values().stream()
            .flatMap(path -> path.values().stream());

    assertThat(operations)
        .allSatisfy(
            operation -> {
              assertThat(operation.at("/responses/default/$ref").asString()).endsWith("/Problem");
              assertThat(operation.has("x-permission"))
                  .as("either a permission, or open to all, or to whoever is signed in")
                  .isNotEqualTo(operation.has("security"));
              assertThat(operation.get("responses").toString()).doesNotContain("*/*");
            });
  }
}
