package io.recado.allinone;

import io.recado.actions.demo.DemoTenant;
import io.recado.admin.people.DemoPeople;
import io.recado.admin.people.DemoPeople.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The demo's people. Their passwords are made at the first start and told then; a file that only
 * its owner can read keeps them, because nothing else does. It is written before the people are
 * added, and gets its name afterwards: a start that was broken off between is taken up by the next.
 */
final class DemoSignIn {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DemoPeople people;
  private final Path file;
  private final Path unfinished;
  private List<Credentials> created = List.of();

  DemoSignIn(DemoPeople people, Path directory) {
    this.people = people;
    this.file = directory.resolve("demo-people.txt");
    this.unfinished = directory.resolve("demo-people.txt.unfinished");
  }

  /** Blocks. Does nothing when they are there. */
  void create() {
    try {
      created = Files.exists(unfinished) ? read() : draw();
      if (!created.isEmpty()) {
        people.seed(DemoTenant.ID, created).block(PATIENCE);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those made by this start; empty from the second on. */
  List<Credentials> created() {
    return created;
  }

  Path file() {
    return file;
  }

  private List<Credentials> draw() throws IOException {
    var drawn = Objects.requireNonNull(people.draw().block(PATIENCE));
    if (!drawn.isEmpty()) {
      write(drawn.stream().map(one -> one.email() + " " + one.password()).toList());
    }
    return drawn;
  }

  /** Under its name it is whole. A temporary file is its owner's alone from the beginning. */
  private void write(List<String> lines) throws IOException {
    var directory = Files.createDirectories(unfinished.toAbsolutePath().getParent());
    var part = Files.createTempFile(directory, "demo-people", null);
    Files.write(part, lines);
    Files.move(part, unfinished, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<Credentials> read() throws IOException {
    return Files.readAllLines(unfinished).stream()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Credentials(parts[0], parts[1]))
        .toList();
  }
}
