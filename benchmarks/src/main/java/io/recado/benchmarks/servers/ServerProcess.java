package io.recado.benchmarks.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One running process of a server, and the signals it can be sent. */
final class ServerProcess {

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE_TO_DIE = Duration.ofSeconds(30);

  private final String name;
  private final Process process;
  private final Path log;

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * @param environment added to that of this process, of which what begins with {@code RECADO_} is
   *     left out
   * @param log where its output is appended to
   */
  static ServerProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().keySet().removeIf(variable -> variable.startsWith("RECADO_"));
      builder.environment().putAll(environment);
      return new ServerProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalStateException when the process ends, or is not ready in time
   */
  void awaitReady(BooleanSupplier ready, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "%s ended with %d; see %s".formatted(name, process.exitValue(), log));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s is not ready after %s; see %s".formatted(name, patience, log));
      }
      pause();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  /** The exit code, once it has ended. */
  int awaitEnd(Duration patience) {
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new IllegalStateException("%s has not ended within %s".formatted(name, patience));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** SIGKILL, and waits for its end and for that of its children, which notice. */
  void kill() {
    var children = process.descendants().map(ProcessHandle::onExit).toList();
    process.destroyForcibly();
    awaitEnd(PATIENCE_TO_DIE);
    CompletableFuture.allOf(children.toArray(CompletableFuture<?>[]::new))
        .orTimeout(PATIENCE_TO_DIE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Without effect when it has ended already. */
  void signal(String signal) {
    if (process.isAlive()) {
      run("kill", "-" + signal, Long.toString(pid()));
    }
  }

  /** Makes a JVM collect all its garbage. */
  void collectGarbage() {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    run(jcmd, Long.toString(pid()), "GC.run");
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Signals, waits, and kills what does not obey. */
  void end(String signal, Duration patience) {
    signal(signal);
    try {
      awaitEnd(patience);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The memory it holds (RSS); empty where Linux is not, or when it has ended. */
  OptionalLong residentBytes() {
    return Memory.resident(pid());
  }

  Duration processorTime() {
    return ProcessorTime.of(ProcessHandle.of(pid()).orElseThrow());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
