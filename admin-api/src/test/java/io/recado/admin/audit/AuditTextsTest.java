package io.recado.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is entered in the audit has words in the panel, in each of its languages. */
class AuditTextsTest {

  private static final int LANGUAGES = 3;

  private static final Path PROJECT = Path.of("..");

  private static final Pattern ENTERS =
      Pattern.compile("audit_(entry|desk|contact|billing|network|offer)\\b");

  private static final Pattern CODE = Pattern.compile("'([a-z]+\\.[a-z][a-z_]*[a-z])'");

  /** Such as {@code 'channel.' || case when … then 'paused' else 'renamed' end}. */
  private static final Pattern PUT_TOGETHER =
      Pattern.compile("'([a-z]+\\.)' \\|\\| case(.*?)\\bend\\b", Pattern.DOTALL);

  private static final Pattern CASE = Pattern.compile("(?:then|else) '([a-z_]+)'");

  /** How it is handed to a statement. */
  private static final Pattern HANDED_IN = Pattern.compile("\"(person\\.[a-z_]+)\"");

  @Test
  void whatIsEnteredHasWordsInEachLanguage() {
    var texts = read(Path.of("panel/src/features/audit/texts.ts"));

    assertThat(entered())
        .contains(
            "bot.published", "channel.paused", "person.password_reset", "person.second_factor_on")
        .allSatisfy(code -> assertThat(texts.split("'" + code + "':")).hasSize(LANGUAGES + 1));
  }

  private static Set<String> entered() {
    var codes = new TreeSet<String>();
    sources("src/main/resources/db/migration", "R__*.sql")
        .forEach(
            sql -> {
              CODE.matcher(sql).results().forEach(found -> codes.add(found.group(1)));
              PUT_TOGETHER
                  .matcher(sql)
                  .results()
                  .forEach(
                      found ->
                          CASE.matcher(found.group(2))
                              .results()
                              .forEach(one -> codes.add(found.group(1) + one.group(1))));
            });
    sources("src/main/java", "*.java")
        .forEach(java -> CODE.matcher(java).results().forEach(found -> codes.add(found.group(1))));
    files("src/main/java", "Passwords.java")
        .forEach(
            java -> HANDED_IN.matcher(java).results().forEach(found -> codes.add(found.group(1))));
    // Settings of a transaction.
    codes.removeIf(code -> code.startsWith("app."));
    return codes;
  }

  private static Stream<String> sources(String folder, String name) {
    return files(folder, name).filter(source -> ENTERS.matcher(source).find());
  }

  private static Stream<String> files(String folder, String name) {
    var matches = PROJECT.getFileSystem().getPathMatcher("glob:" + name);
    return Stream.of("conversation-core", "business-actions", "admin-api")
        .map(module -> PROJECT.resolve(module).resolve(folder))
        .flatMap(AuditTextsTest::walk)
        .filter(file -> matches.matches(file.getFileName()))
        .map(AuditTextsTest::read);
  }

  private static Stream<Path> walk(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
