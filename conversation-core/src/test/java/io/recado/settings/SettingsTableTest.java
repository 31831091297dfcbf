package io.recado.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/settings.md tells of every setting exactly what the code does. */
class SettingsTableTest {

  private static final Path PAGE = Path.of("..", "docs", "settings.md");

  @Test
  void thePageHasEveryRowOnce() throws IOException {
    var missing = new ArrayList<>(expectedRows());
    rowsOfThePage().forEach(missing::remove);

    assertThat(missing)
        .as("%s lacks these rows; paste them in:%n%s", PAGE, String.join("\n", missing))
        .isEmpty();
  }

  @Test
  void thePageHasNoOtherRow() throws IOException {
    var surplus = new ArrayList<>(rowsOfThePage());
    expectedRows().forEach(surplus::remove);

    assertThat(surplus)
        .as("%s has rows that tell otherwise than the code:%n%s", PAGE, String.join("\n", surplus))
        .isEmpty();
  }

  private static List<String> rowsOfThePage() throws IOException {
    return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
  }

  private static List<String> expectedRows() {
    return Arrays.stream(Setting.values()).map(SettingsTableTest::row).toList();
  }

  private static String row(Setting setting) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            setting.variable(),
            setting.defaultValue().map(value -> "`" + value + "`").orElse("–"),
            form(setting.form()),
            setting.purpose());
  }

  private static String form(Setting.Form form) {
    return switch (form) {
      case TEXT -> "text";
      case SECRET -> "secret";
      case PORT -> "port";
      case COUNT -> "number";
      case DURATION -> "duration";
      case URL -> "URL";
      case DATABASE_URL -> "database URL";
      case REDIS_URL -> "Redis URL";
      case DIRECTORY -> "directory";
      case LOG_FORMAT -> "log format";
      case AMOUNT -> "amount";
      case PROVIDER -> "provider";
      case SWITCH -> "yes or no";
    };
  }
}
