package io.recado.admin.link;

import io.recado.mail.Mail;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the mail that would go to people where no mail server is set: in a file of the data
 * directory that only its owner can read, the latest last. What it says is for nobody's log.
 */
@Component
public class UnsentMail {

  private static final int MOST_KEPT = 50;
  private static final String NAME = "unsent-mail.txt";
  private static final String END = "---";

  private static final Logger log = LoggerFactory.getLogger(UnsentMail.class);

  private final Path file;

  UnsentMail(Settings settings) {
    this.file = settings.directory(Setting.DATA_DIR).resolve(NAME);
  }

  /** Where it is kept, once there is any. */
  public Path file() {
    return file;
  }

  /** Keeps a mail, and drops the oldest of more than fifty. */
  Mono<Void> keep(Mail mail) {
    return Mono.<Void>fromCallable(
            () -> {
              write(mail);
              log.warn("No mail server is set: what would be sent is kept in {}", file);
              return null;
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  /** A temporary file is its owner's alone from the beginning, and takes the old one's place. */
  private synchronized void write(Mail mail) throws IOException {
    var directory = Files.createDirectories(file.toAbsolutePath().getParent());
    var part = Files.createTempFile(directory, "unsent-mail", null);
    Files.writeString(part, String.join("", Stream.concat(kept(), Stream.of(text(mail))).toList()));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Stream<String> kept() throws IOException {
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    var mails = List.of(Files.readString(file).split("(?<=\n" + END + "\n)"));
    return mails.stream().skip(Math.max(0, mails.size() - MOST_KEPT + 1));
  }

  private static String text(Mail mail) {
    return "To: %s%nSubject: %s%n%n%s%n%s%n"
        .formatted(mail.to(), mail.subject(), mail.text().strip(), END);
  }
}
