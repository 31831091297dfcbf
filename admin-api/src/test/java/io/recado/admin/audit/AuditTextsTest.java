package io.recado.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    var inSql =
        sources("src/main/resources/db/migration", "R__*.sql")
            .flatMap(sql -> Stream.concat(named(CODE, sql), putTogether(sql)));
    var inJava = sources("src/main/java", "*.java").flatMap(java -> named(CODE, java));
    var handedIn = files("src/main/java", "Passwords.java").flatMap(java -> named(HANDED_IN, java));
    return Stream.of(inSql, inJava, handedIn)
        .flatMap(codes -> codes)
        // Settings of a transaction.
        .filter(code -> !code.startsWith("app."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> named(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(found -> found.group(1));
  }

  private static Stream<String> putTogether(String sql) {
    return PUT_TOGETHER
        .matcher(sql)
        .results()
        .flatMap(found -> named(CASE, found.group(2)).map(end -> found.group(1) + end));
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
