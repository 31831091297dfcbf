package io.recado.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

  private final Report report = new Report();

  @Test
  void barsSayWhetherTheyHeld(@TempDir Path directory) throws IOException {
    report.atLeast("accepted", 0.7, 0.6);
    report.atMost("slower", 1.3, 1.2);

    report.publish(directory, "test");

    var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("test.json")));
    assertThat(json.at("/bars/0/held").asBoolean()).isTrue();
    assertThat(json.at("/bars/1/held").asBoolean()).isFalse();
    assertThat(Files.readString(directory.resolve("test.md")))
        .contains("| accepted | ≥ 0.6 | 0.70 |", "| slower | ≤ 1.2 | 1.30 (missed) |");
  }

  @Test
  void figuresStandInATableForAPage(@TempDir Path directory) throws IOException {
    report.milliseconds("answer", Duration.ofNanos(1_234_000));
    report.add("rate", 1234.56, "/s");
    report.count("messages", 12);

    report.publish(directory, "test");

    assertThat(Files.readString(directory.resolve("test.md")))
        .contains("| answer | 1.23 ms |", "| rate | 1234.6 /s |", "| messages | 12 |");
  }
}
