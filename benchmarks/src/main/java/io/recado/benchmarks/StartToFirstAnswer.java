package io.recado.benchmarks;

import io.recado.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it takes from starting the product to its first answers, how much memory it holds, and
 * how quickly it goes on answering. The product runs as a process of its own, with embedded servers
 * on an empty data directory; nothing of it is on this class path.
 */
final class StartToFirstAnswer {

  private static final Duration PATIENCE_TO_START = Duration.ofMinutes(2);
  private static final Duration PATIENCE_TO_BUILD = Duration.ofMinutes(30);

  private static final String GREETING = "Hola";
  private static final String WELCOME = "bienvenida";
  private static final String OPENING = "No tengo internet desde ayer";
  private static final String NEXT_QUESTION = "podemos revisar juntos tu router";

  /** One errand from the first word to the ticket; every message gets one reply. */
  private static final List<String> ERRAND =
      List.of(GREETING, OPENING, "Solo un ticket", "Nada funciona", "Omitir", "Sí");

  private static final String TICKET = "T-";
  private static final int ERRANDS = 10;
  private static final int MOST_STRANGERS = 10;

  private final Path project;
  private final Path work;
  private final Report report = new Report();

  private StartToFirstAnswer(Path project, Path work) {
    this.project = project;
    this.work = work;
  }

  static void ofTheBuild(Path project, Path work) throws IOException, InterruptedException {
    new StartToFirstAnswer(project, work).measureBuild("start-to-first-answer");
  }

  /** From a fresh clone, with warm package caches. */
  static void ofAClone(Path project, Path work) throws IOException, InterruptedException {
    new StartToFirstAnswer(project, work).measureClone("clone-to-first-answer");
  }

  private void measureBuild(String name) throws IOException, InterruptedException {
    var command = List.of(project.resolve("recado").toString(), "run");
    try (var product = start("first start", command, PATIENCE_TO_START)) {
      WidgetSize.of(product.root()).addTo(report);
      converse(product);
      product.residentBytes().ifPresent(bytes -> report.megabytes("memory of the JVM", bytes));
    }
    start("second start", command, PATIENCE_TO_START).close();
    report.publish(project.resolve("benchmarks/target"), name);
  }

  private void measureClone(String name) throws IOException, InterruptedException {
    var clone = work.resolve("clone").toString();
    var script = "git clone --quiet --no-local \"$0\" \"$1\" && exec \"$1/recado\" run";
    var command = List.of("sh", "-c", script, project.toString(), clone);
    start("from a clean clone", command, PATIENCE_TO_BUILD).close();
    report.publish(project.resolve("benchmarks/target"), name);
  }

  /** Starts the product and measures until two visitors have their first answer. */
  private Product start(String what, List<String> command, Duration patience)
      throws IOException, InterruptedException {
    var product = Product.start(command, work.resolve("data"), work.resolve("product.log"));
    try {
      product.awaitReadiness(patience);
      report.seconds(what + ": ready", product.age());
      requireIn(answerToNewcomer(product, GREETING), WELCOME);
      report.seconds(what + ": first message answered", product.age());
      int strangers = awaitUnderstanding(product);
      report.seconds(what + ": first errand in free words understood", product.age());
      report.count(what + ": visitors not understood before", strangers);
      return product;
    } catch (IOException | InterruptedException | RuntimeException e) {
      product.close();
      throw e;
    }
  }

  /** Newcomers ask until one is understood; how many were not, as the classifier still learned. */
  private static int awaitUnderstanding(Product product) throws IOException, InterruptedException {
    for (int strangers = 0; strangers < MOST_STRANGERS; strangers++) {
      if (answerToNewcomer(product, OPENING).contains(NEXT_QUESTION)) {
        return strangers;
      }
    }
    throw new IllegalStateException(MOST_STRANGERS + " newcomers were not understood");
  }

  private static String answerToNewcomer(Product product, String text)
      throws IOException, InterruptedException {
    try (var visit = Visit.begin(product.root())) {
      return visit.say(text).content();
    }
  }

  private void converse(Product product) throws IOException, InterruptedException {
    var times = new ArrayList<Duration>();
    try (var visit = Visit.begin(product.root())) {
      for (int errand = 0; errand < ERRANDS; errand++) {
        times.addAll(runErrand(visit));
      }
    }
    report.percentiles("reply, less the quiet period", times);
  }

  private static List<Duration> runErrand(Visit visit) throws IOException, InterruptedException {
    var times = new ArrayList<Duration>();
    var said = "";
    for (var text : ERRAND) {
      var reply = visit.say(text);
      times.add(reply.after().minus(Product.QUIET_PERIOD));
      said = reply.content();
    }
    requireIn(said, TICKET);
    return times;
  }

  /** A quick answer counts only if it is the right one. */
  private static void requireIn(String said, String expected) {
    if (!said.contains(expected)) {
      throw new IllegalStateException("'%s' was expected in %s".formatted(expected, said));
    }
  }
}
