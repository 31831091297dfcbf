package io.recado.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

  private static final Settings UNTOUCHED = Settings.of(Map.of());

  @Nested
  class Defaults {

    @ParameterizedTest
    @EnumSource(Setting.class)
    void holdWhenNothingIsSet(Setting setting) {
      assertThat(UNTOUCHED.find(setting)).isEqualTo(setting.defaultValue());
    }

    @Test
    void holdWhenAVariableIsBlank() {
      var settings = Settings.of(Map.of("RECADO_PORT", "  ", "RECADO_TURN_LEASE_FILE", ""));

      assertThat(settings.count(Setting.PORT)).isEqualTo(8080);
      assertThat(settings.duration(Setting.TURN_LEASE)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void leaveOutWhatTheProductCanDoWithout() {
      assertThat(UNTOUCHED.find(Setting.LLM_URL)).isEmpty();
      assertThatThrownBy(() -> UNTOUCHED.url(Setting.LLM_URL))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("RECADO_LLM_URL is not set");
    }
  }

  @Nested
  class Forms {

    @ParameterizedTest
    @CsvSource({
      "PORT, 0",
      "PORT, 65535",
      "TURN_CONCURRENCY, 1",
      "TURN_CONCURRENCY, 2147483647",
      "TURN_LEASE, 300ms",
      "TURN_LEASE, 0s",
      "TURN_LEASE, 5m",
      "TURN_LEASE, 1h",
      "PUBLIC_URL, http://localhost:8080",
      "PUBLIC_URL, https://chat.example.com/recado",
      "DATABASE_URL, postgresql://owner:secret@db.example.com:5432/recado?sslmode=require",
      "DATABASE_URL, postgres://owner@db/recado",
      "REDIS_URL, redis://:secret@redis.example.com:6379",
      "REDIS_URL, rediss://redis.example.com/1",
      "DATA_DIR, /var/lib/recado",
      "LOG_FORMAT, text",
      "LOG_FORMAT, ecs",
      "LOG_FORMAT, gelf",
      "LOG_FORMAT, logstash",
      "LLM_PROVIDER, gemini",
      "LLM_INPUT_PRICE, 0",
      "LLM_INPUT_PRICE, 0.000001",
      "LLM_TENANT_DAILY, 999999999.999999",
      "WHATSAPP_APP_SECRET, s",
    })
    void areTaken(Setting setting, String value) {
      assertThat(Settings.of(Map.of(setting.variable(), value)).find(setting)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({
      "PORT, 65536, a port: 0 to 65535",
      "PORT, -1, a port: 0 to 65535",
      "PORT, http, a port: 0 to 65535",
      "TURN_CONCURRENCY, 0, a whole number above zero",
      "TURN_CONCURRENCY, 1.5, a whole number above zero",
      "TURN_CONCURRENCY, 2147483648, a whole number above zero",
      "TURN_LEASE, 15, 'a duration such as 300ms, 15s, 5m, 1h or 30d'",
      "TURN_LEASE, 15 s, 'a duration such as 300ms, 15s, 5m, 1h or 30d'",
      "TURN_LEASE, -15s, 'a duration such as 300ms, 15s, 5m, 1h or 30d'",
      "TURN_LEASE, 1w, 'a duration such as 300ms, 15s, 5m, 1h or 30d'",
      "PUBLIC_URL, chat.example.com, a URL such as https://host/path",
      "PUBLIC_URL, ftp://chat.example.com, a URL such as https://host/path",
      "PUBLIC_URL, https://, a URL such as https://host/path",
      "PUBLIC_URL, https://chat example.com, a URL such as https://host/path",
      "DATABASE_URL, jdbc:postgresql://db/recado, a URL such as postgresql://user:password@host:5432/name",
      "DATABASE_URL, postgresql://db/recado, a URL such as postgresql://user:password@host:5432/name",
      "DATABASE_URL, postgresql://owner@db/, a URL such as postgresql://user:password@host:5432/name",
      "DATABASE_URL, postgresql://owner@db, a URL such as postgresql://user:password@host:5432/name",
      "DATABASE_URL, mysql://owner@db/recado, a URL such as postgresql://user:password@host:5432/name",
      "REDIS_URL, http://redis:6379, a URL such as redis://:password@host:6379",
      "REDIS_URL, redis, a URL such as redis://:password@host:6379",
      "LOG_FORMAT, json, 'a form of log lines: text, ecs, gelf or logstash'",
      "LLM_PROVIDER, OpenAI, 'a provider: openai, anthropic, gemini or ollama'",
      "LLM_INPUT_PRICE, '0,15', an amount such as 5 or 0.25",
      "LLM_INPUT_PRICE, -1, an amount such as 5 or 0.25",
      "LLM_INPUT_PRICE, 0.0000001, an amount such as 5 or 0.25",
    })
    void areRefused(Setting setting, String value, String expected) {
      assertThat(problemsOf(Map.of(setting.variable(), value)))
          .containsExactly(setting.variable() + " is not " + expected);
    }

    @Test
    void areReadAsTheirTypes() {
      var settings =
          Settings.of(
              Map.of(
                  "RECADO_PORT", "9000",
                  "RECADO_TURN_LEASE", "2m",
                  "RECADO_LLM_INPUT_PRICE", "0.15",
                  "RECADO_PUBLIC_URL", "https://chat.example.com",
                  "RECADO_DATA_DIR", "~/recado"));

      assertThat(settings.count(Setting.PORT)).isEqualTo(9000);
      assertThat(settings.duration(Setting.TURN_LEASE)).isEqualTo(Duration.ofMinutes(2));
      assertThat(settings.micros(Setting.LLM_INPUT_PRICE)).isEqualTo(150_000);
      assertThat(settings.url(Setting.PUBLIC_URL))
          .isEqualTo(URI.create("https://chat.example.com"));
      assertThat(settings.directory(Setting.DATA_DIR))
          .isEqualTo(Path.of(System.getProperty("user.home"), "recado"));
    }

    @Test
    void areNotMixedUp() {
      assertThatThrownBy(() -> UNTOUCHED.duration(Setting.PORT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("RECADO_PORT is a PORT");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void fitTheDefaults(Setting setting) {
      setting.defaultValue().ifPresent(value -> UNTOUCHED.with(setting, value));
    }
  }

  @Nested
  class ValuesInFiles {

    @TempDir private Path directory;

    @Test
    void areReadWithoutTheBlanksAround() throws IOException {
      var file = Files.writeString(directory.resolve("secret"), "  squirrel\n");

      var settings = Settings.of(Map.of("RECADO_WHATSAPP_APP_SECRET_FILE", file.toString()));

      assertThat(settings.find(Setting.WHATSAPP_APP_SECRET)).hasValue("squirrel");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void areTakenForEverySetting(Setting setting) throws IOException {
      var file = Files.writeString(directory.resolve("value"), anExampleOf(setting.form()));

      var settings = Settings.of(Map.of(setting.variable() + "_FILE", file.toString()));

      assertThat(settings.find(setting)).hasValue(anExampleOf(setting.form()));
    }

    @Test
    void areCheckedLikeOthers() throws IOException {
      var file = Files.writeString(directory.resolve("port"), "many");

      assertThat(problemsOf(Map.of("RECADO_PORT_FILE", file.toString())))
          .containsExactly("RECADO_PORT is not a port: 0 to 65535");
    }

    /** An empty secret is a mishap, and nothing that a default should cover up. */
    @Test
    void areNotEmpty() throws IOException {
      var file = Files.createFile(directory.resolve("empty"));

      assertThat(problemsOf(Map.of("RECADO_MASTER_KEY_FILE", file.toString())))
          .containsExactly("RECADO_MASTER_KEY is not a text");
    }

    @Test
    void areMissedByName() {
      var file = directory.resolve("missing").toString();

      assertThat(problemsOf(Map.of("RECADO_MASTER_KEY_FILE", file)))
          .containsExactly("RECADO_MASTER_KEY_FILE names " + file + ", which cannot be read");
    }

    @Test
    void doNotStandBesideAValue() throws IOException {
      var file = Files.writeString(directory.resolve("port"), "9000");

      assertThat(problemsOf(Map.of("RECADO_PORT", "9001", "RECADO_PORT_FILE", file.toString())))
          .containsExactly("RECADO_PORT and RECADO_PORT_FILE are both set; set one");
    }
  }

  @Nested
  class Problems {

    @Test
    void areToldAllAtOnce() {
      assertThat(
              problemsOf(
                  Map.of(
                      "RECADO_PORT", "x",
                      "RECADO_TURN_LEASE", "x",
                      "RECADO_MASTER_KEY_FILE", "/nowhere/at/all")))
          .containsExactly(
              "RECADO_PORT is not a port: 0 to 65535",
              "RECADO_MASTER_KEY_FILE names /nowhere/at/all, which cannot be read",
              "RECADO_TURN_LEASE is not a duration such as 300ms, 15s, 5m, 1h or 30d");
    }

    @Test
    void neverRepeatAValue() {
      var environment = new HashMap<String, String>();
      Arrays.stream(Setting.values())
          .filter(
              setting -> !List.of("TEXT", "SECRET", "DIRECTORY").contains(setting.form().name()))
          .forEach(setting -> environment.put(setting.variable(), "pa55word@canary"));

      var refused = catchThrowableOfType(SettingsException.class, () -> Settings.of(environment));

      assertThat(refused.problems()).hasSameSizeAs(environment.keySet());
      assertThat(refused).hasMessageNotContaining("canary");
    }

    @Test
    void keepAMalformedValueFromBeingPutIn() {
      assertThatThrownBy(
              () -> UNTOUCHED.with(Setting.DATABASE_URL, "postgresql://canary @db/recado"))
          .isInstanceOf(SettingsException.class)
          .hasMessageNotContaining("canary");
    }
  }

  @Test
  void areCopiedWithOneValueReplaced() {
    var changed = UNTOUCHED.with(Setting.PORT, "9000");

    assertThat(changed.count(Setting.PORT)).isEqualTo(9000);
    assertThat(UNTOUCHED.count(Setting.PORT)).isEqualTo(8080);
  }

  @Test
  void nameVariablesThatAreNoSettings() {
    var environment =
        Map.of(
            "RECADO_PROT", "8080",
            "RECADO_PORT", "8080",
            "RECADO_MASTER_KEY_FILE", "/run/secrets/master_key",
            "RECADO_MASTERKEY_FILE", "/run/secrets/master_key",
            "PATH", "/bin");

    assertThat(Settings.unknownVariables(environment))
        .containsExactly("RECADO_MASTERKEY_FILE", "RECADO_PROT");
  }

  private static List<String> problemsOf(Map<String, String> environment) {
    var refused = catchThrowableOfType(SettingsException.class, () -> Settings.of(environment));
    assertThat(refused).as("refusal of %s", environment.keySet()).isNotNull();
    return refused.problems();
  }

  private static String anExampleOf(Setting.Form form) {
    return switch (form) {
      case TEXT, SECRET -> "squirrel";
      case PORT, COUNT -> "9000";
      case DURATION -> "9s";
      case URL -> "https://example.com";
      case DATABASE_URL -> "postgresql://owner:squirrel@db:5432/recado";
      case REDIS_URL -> "redis://:squirrel@redis:6379";
      case DIRECTORY -> "/var/lib/recado";
      case LOG_FORMAT -> "ecs";
      case AMOUNT -> "0.25";
      case PROVIDER -> "ollama";
      case SWITCH -> "yes";
    };
  }
}
