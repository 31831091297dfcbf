package io.recado.allinone;

import io.recado.app.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that survived the Recado it belonged to, because that was killed. It holds the data, so
 * it is stopped before a new one starts; whoever calls holds the data directory, so nobody else
 * uses it.
 */
final class LeftBehind {

  private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private LeftBehind() {}

  static void stop(Path pidFile, String program) {
    DataDirectory.processIn(pidFile, program)
        .ifPresent(
            process -> {
              log.info("Stopping the {} that an earlier run left behind", program);
              stop(process, program);
            });
  }

  /** Asks a server to stop and waits until it has. */
  static void stop(ProcessHandle process, String program) {
    process.destroy();
    var limit = System.nanoTime() + PATIENCE.toNanos();
    while (DataDirectory.runs(process, program)) {
      if (System.nanoTime() > limit) {
        throw new StartException(
            "The %s in process %d does not stop".formatted(program, process.pid()));
      }
      pause(program);
    }
  }

  private static void pause(String program) {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("Interrupted while %s was stopping".formatted(program));
    }
  }
}
