package io.recado.allinone;

import io.recado.app.StartException;
import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The directory the embedded servers keep their data in; held by one process at a time. */
final class DataDirectory {

  private static final int PASSWORD_BYTES = 24;

  /** Programs that are run lie there too. What exists already keeps the rights it has. */
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Locks end with the process. One that nothing refers to would end with a garbage collection. */
  private static final Queue<FileLock> HELD = new ConcurrentLinkedQueue<>();

  private final Path path;

  private DataDirectory(Path path) {
    this.path = path;
  }

  /**
   * @throws StartException when it cannot be written, or another process holds it
   */
  static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path, OWNER_ONLY);
      var lock = lock(path.resolve("lock"));
      if (lock == null) {
        throw new StartException(
            "Another Recado uses the data directory %s; stop it or set %s"
                .formatted(path, Setting.DATA_DIR.variable()));
      }
      HELD.add(lock);
      return new DataDirectory(path);
    } catch (IOException e) {
      throw new StartException(
          "The data directory %s cannot be written; mend that or set %s"
              .formatted(path, Setting.DATA_DIR.variable()));
    }
  }

  /** A directory below this one, made if need be. */
  Path directory(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new StartException("The directory %s cannot be made".formatted(path.resolve(name)));
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** A password made at first use and kept, readable by its owner only. */
  String password(String name) {
    var file = path.resolve(name + ".password");
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartException("The password file %s can be neither read nor made".formatted(file));
    }
  }

  /** The process whose number stands in the first line of a file, if it still runs. */
  static Optional<ProcessHandle> processIn(Path pidFile, String program) {
    try (var lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .map(line -> Long.parseLong(line.strip()))
          .flatMap(ProcessHandle::of)
          .filter(process -> runs(process, program));
    } catch (IOException | NumberFormatException e) {
      // No such file, or not a number: then no process has left one.
      return Optional.empty();
    }
  }

  /**
   * An ended process that nobody has asked for its exit code is still listed, without a command.
   */
  static boolean runs(ProcessHandle process, String program) {
    return process.isAlive() && process.info().command().orElse("").contains(program);
  }

  private static @Nullable FileLock lock(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
  }
}
