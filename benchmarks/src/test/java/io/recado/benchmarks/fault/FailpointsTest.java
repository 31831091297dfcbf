package io.recado.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailpointsTest {

  private static final String BEGUN = "step 0, ";

  @TempDir Path directory;

  @Test
  void haltsTheProcessAtTheNthCall() throws Exception {
    var process = victim("step:3");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Failpoints.KILLED);
    assertThat(output(process)).isEqualTo("step 0, step 1, step 2, ");
  }

  @Test
  void runsNoShutdownHook() throws Exception {
    var process = victim("end:1");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(output(process)).doesNotContain("hook");
  }

  @Test
  void leavesAProcessAloneThatHasNoSuchMethod() throws Exception {
    var process = victim("nowhere:1");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(output(process)).isEqualTo("step 0, step 1, step 2, step 3, step 4, end, hook");
  }

  private Process victim(String failpoint) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                Path.of("target", "test-classes").toString(),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // A JVM that has only begun to start takes no agent, and is asked again after seconds.
    assertThat(process.getInputStream().readNBytes(BEGUN.length())).asString().isEqualTo(BEGUN);
    Failpoints.bring(process.pid(), directory, Victim.class.getName() + "." + failpoint);
    process.getOutputStream().close();
    return process;
  }

  private static String output(Process process) throws IOException {
    return BEGUN + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What is killed, in a process of its own; it begins when it can read no more. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws IOException {
      step(0);
      System.in.readAllBytes();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print("hook")));
      for (int i = 1; i <= 4; i++) {
        step(i);
      }
      end(arguments.length > 0 ? "" : "end, ");
    }

    private static void step(int number) {
      System.out.print("step " + number + ", ");
    }

    // A branch, so that the instrumented method needs stack maps.
    private static void end(String word) {
      if (!word.isEmpty()) {
        System.out.print(word);
      }
    }
  }
}
