package io.recado.intents.knowledge;

import io.recado.intents.knowledge.Source.Document;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;

/**
 * Has documents read in a process of their own ({@link DocumentReader}) with little memory and
 * little time, one after the other: what reads them cannot be broken off, and knows no limits.
 */
final class DocumentProcess {

  private static final int MOST_PAGES = 300;
  private static final String MOST_MEMORY = "-Xmx256m";

  /** Of the text that comes out. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** What the JVM says when memory is at an end, and it was told to exit then. */
  private static final int OUT_OF_MEMORY = 3;

  private final Duration mostTime;
  private final Semaphore places = new Semaphore(1);

  /**
   * @param mostTime for one document
   */
  DocumentProcess(Duration mostTime) {
    this.mostTime = mostTime;
  }

  /**
   * Blocks.
   *
   * @throws UnreadableException when it cannot be read within the limits
   * @throws IllegalStateException when this process ends meanwhile: the document is not to blame
   */
  List<Section> sections(Document document) {
    places.acquireUninterruptibly();
    try {
      return read(document);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } finally {
      places.release();
    }
  }

  /** Over files, so that neither process waits for the other's pipe. */
  private List<Section> read(Document document) throws IOException {
    var input = Files.createTempFile("recado-", ".in");
    var output = Files.createTempFile("recado-", ".out");
    try {
      Files.write(input, document.bytes());
      run(document, input, output);
      if (Files.size(output) > MOST_BYTES) {
        throw UnreadableException.of(Unreadable.TOO_LARGE);
      }
      return SectionFile.read(Files.readAllBytes(output));
    } finally {
      Files.deleteIfExists(input);
      Files.deleteIfExists(output);
    }
  }

  private void run(Document document, Path input, Path output) throws IOException {
    var builder = new ProcessBuilder(command(document));
    // Neither secrets nor options for other virtual machines are any of its business.
    builder.environment().clear();
    var process =
        builder
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(mostTime.toMillis(), TimeUnit.MILLISECONDS)) {
        throw UnreadableException.of(Unreadable.TOO_SLOW);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopping, read again by another process", stopping);
    } finally {
      process.destroyForcibly();
    }
    check(process.exitValue());
  }

  private static void check(int exit) {
    if (exit != 0) {
      throw UnreadableException.of(
          exit == OUT_OF_MEMORY ? Unreadable.TOO_LARGE : DocumentReader.reason(exit));
    }
  }

  private static List<String> command(Document document) {
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
        DocumentReader.class.getName(),
        document.format().name(),
        String.valueOf(MOST_PAGES));
  }

  /** The reader and what it stands on; the rest of the product has no business there. */
  private static String classPath() {
    return Stream.of(
            DocumentReader.class,
            PDDocument.class,
            FontBoxFont.class,
            IOUtils.class,
            Log.class,
            Jsoup.class,
            Parser.class,
            TablesExtension.class)
        .map(DocumentProcess::place)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
