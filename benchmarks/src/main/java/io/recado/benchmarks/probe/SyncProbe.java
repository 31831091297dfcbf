package io.recado.benchmarks.probe;

import io.recado.benchmarks.load.Latencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How long the disk takes to keep something: one page at a time, written and synced. */
public final class SyncProbe {

  private static final int PAGE = 8192;
  private static final int PAGES = 2048;

  private SyncProbe() {}

  /**
   * Overwrites pages of a file of 16 MB, as PostgreSQL does in a segment of its log.
   *
   * @param directory on the disk to measure
   */
  public static Latencies run(Path directory, Duration time) {
    var file = directory.resolve("sync-probe");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(PAGE * PAGES));
      channel.force(true);
      return overwrite(channel, System.nanoTime() + time.toNanos());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private static Latencies overwrite(FileChannel channel, long end) throws IOException {
    var latencies = new Latencies();
    for (int i = 0; System.nanoTime() < end; i++) {
      long start = System.nanoTime();
      channel.write(ByteBuffer.allocate(PAGE), (long) PAGE * (i % PAGES));
      // Without the file's times: fdatasync.
      channel.force(false);
      latencies.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return latencies;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
