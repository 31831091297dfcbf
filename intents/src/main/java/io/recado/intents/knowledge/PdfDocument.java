package io.recado.intents.knowledge;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Reads PDFs, each in a process of its own ({@link PdfText}) with little memory and little time,
 * one after the other. Lines in larger letters than most are headings. Scanned pages have no words.
 */
final class PdfDocument {

  private static final int MOST_PAGES = 300;
  private static final String MOST_MEMORY = "-Xmx256m";
  private static final Duration MOST_TIME = Duration.ofSeconds(30);

  /** Of the text that comes out. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** In tenths: letters so much larger than most make a heading. */
  private static final int LARGER = 12;

  private static final int LONGEST_HEADING = 120;

  /** What the JVM says when memory is at an end, and it was told to exit then. */
  private static final int OUT_OF_MEMORY = 3;

  private final Semaphore places = new Semaphore(1);

  List<Section> sections(byte[] bytes) {
    places.acquireUninterruptibly();
    try {
      return outline(text(bytes));
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } finally {
      places.release();
    }
  }

  /** Over files, so that neither process waits for the other's pipe. */
  private static String text(byte[] bytes) throws IOException {
    var input = Files.createTempFile("recado-", ".pdf");
    var output = Files.createTempFile("recado-", ".txt");
    try {
      Files.write(input, bytes);
      run(input, output);
      if (Files.size(output) > MOST_BYTES) {
        throw UnreadableException.of(Unreadable.TOO_LARGE);
      }
      return Files.readString(output);
    } finally {
      Files.deleteIfExists(input);
      Files.deleteIfExists(output);
    }
  }

  private static void run(Path input, Path output) throws IOException {
    var builder = new ProcessBuilder(command());
    // Neither secrets nor options for other virtual machines are any of its business.
    builder.environment().clear();
    var process =
        builder
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(MOST_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
        throw UnreadableException.of(Unreadable.TOO_SLOW);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new UnreadableException(Unreadable.TOO_SLOW, stopping);
    } finally {
      process.destroyForcibly();
    }
    check(process.exitValue());
  }

  private static void check(int exit) {
    switch (exit) {
      case 0 -> {}
      case OUT_OF_MEMORY -> throw UnreadableException.of(Unreadable.TOO_LARGE);
      case PdfText.LOCKED -> throw UnreadableException.of(Unreadable.LOCKED);
      case PdfText.TOO_MANY_PAGES -> throw UnreadableException.of(Unreadable.TOO_MANY_PAGES);
      default -> throw UnreadableException.of(Unreadable.DAMAGED);
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        MOST_MEMORY,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
        "-cp",
        classPath(),
        PdfText.class.getName(),
        String.valueOf(MOST_PAGES));
  }

  /** The reader and what it stands on; the rest of the product has no business there. */
  private static String classPath() {
    return Stream.of(PdfText.class, PDDocument.class, FontBoxFont.class, IOUtils.class, Log.class)
        .map(PdfDocument::place)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Section> outline(String text) {
    var lines = text.lines().map(PdfDocument::line).toList();
    int usual = usual(lines);
    var outline = new Outline();
    var paragraph = new ArrayList<String>();
    for (var line : lines) {
      if (line.words().isBlank()) {
        end(paragraph, outline);
      } else if (line.size() * 10 >= usual * LARGER && line.words().length() <= LONGEST_HEADING) {
        end(paragraph, outline);
        outline.heading(line.size() * 10 >= usual * 15 ? 1 : 2, line.words());
      } else {
        paragraph.add(line.words().strip());
      }
    }
    end(paragraph, outline);
    return outline.sections();
  }

  private static void end(List<String> paragraph, Outline outline) {
    outline.paragraph(String.join(" ", paragraph).replaceAll("(\\p{Ll})- (?=\\p{Ll})", "$1"));
    paragraph.clear();
  }

  /** The size that most letters have. */
  private static int usual(List<Line> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(Line::size, Collectors.summingInt(each -> each.words().length())))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static Line line(String text) {
    int tab = text.indexOf('\t');
    return tab < 0
        ? new Line(0, "")
        : new Line(Integer.parseInt(text.substring(0, tab)), text.substring(tab + 1));
  }

  private record Line(int size, String words) {}
}
