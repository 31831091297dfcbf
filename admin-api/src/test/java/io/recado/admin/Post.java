package io.recado.admin;

import io.recado.admin.link.UnsentMail;
import io.recado.conversation.Uuid7;
import io.recado.schedule.Job;
import io.recado.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What went to people by mail, as an operator without a mail server finds it. */
public final class Post {

  private static final Pattern TOKEN = Pattern.compile("#([A-Za-z0-9_-]{43})");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AdminServer server;

  public Post(AdminServer server) {
    this.server = server;
  }

  public static String anAddress() {
    return Uuid7.next() + "@post.example";
  }

  /** All mails to an address that are kept, the latest last. */
  public List<String> to(String email) {
    var file = server.bean(UnsentMail.class).file();
    try {
      return Files.exists(file)
          ? Arrays.stream(Files.readString(file).split("---\n"))
              .filter(mail -> mail.contains("To: " + email + "\n"))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for so many mails to an address, and gives the last. */
  public String awaited(String email, int count) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (to(email).size() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("only " + to(email).size() + " mails to " + email);
      }
      work();
    }
    return to(email).getLast();
  }

  /** Has everything sent that is to be sent, whichever process does it. */
  public void work() {
    server
        .beans(Job.class)
        .filter(job -> job.name().equals("send-links"))
        .map(Job::run)
        .forEach(Await::done);
  }

  /** The token of the link in the only mail to an address. */
  public String token(String email) {
    return tokenIn(awaited(email, 1));
  }

  public static String tokenIn(String mail) {
    var token = TOKEN.matcher(mail);
    if (!token.find()) {
      throw new AssertionError("no link in " + mail);
    }
    return token.group(1);
  }
}
