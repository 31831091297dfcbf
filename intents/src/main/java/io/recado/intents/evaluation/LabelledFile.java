package io.recado.intents.evaluation;

import io.recado.intents.local.Phrases;
import io.recado.intents.quality.LabelledText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of messages: UTF-8, one message a line. */
final class LabelledFile {

  private static final String OUT_OF_SCOPE = "oos";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private LabelledFile() {}

  /**
   * A label, a tab and a message on each line; blank lines are passed over. {@code oos} is another
   * name for {@link Phrases#OUT_OF_SCOPE}.
   *
   * @throws Refusal for a file that cannot be read, has a line of another form, or holds nothing
   */
  static List<LabelledText> labelled(Path file) {
    var texts = new ArrayList<LabelledText>();
    var lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        texts.add(labelled(lines.get(i), file, i + 1));
      }
    }
    return nonEmpty(texts, file);
  }

  /**
   * Messages that belong to no label; a label before them, if any, is not looked at.
   *
   * @throws Refusal for a file that cannot be read or holds nothing
   */
  static List<LabelledText> outOfScope(Path file) {
    var texts =
        lines(file).stream()
            .map(line -> line.substring(line.indexOf('\t') + 1).strip())
            .filter(text -> !text.isEmpty())
            .map(text -> new LabelledText(Phrases.OUT_OF_SCOPE, text))
            .toList();
    return nonEmpty(texts, file);
  }

  /**
   * All lines as they are, blank ones included.
   *
   * @throws Refusal for a file that cannot be read
   */
  static List<String> lines(Path file) {
    try {
      var text = Files.readString(file);
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
    } catch (NoSuchFileException missing) {
      throw unreadable("there is no file " + file);
    } catch (CharacterCodingException foreign) {
      throw unreadable(file + " is not in UTF-8");
    } catch (IOException unreadable) {
      throw unreadable("%s cannot be read (%s)".formatted(file, unreadable));
    }
  }

  private static LabelledText labelled(String line, Path file, int number) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw malformed("has no tab between label and message", file, number);
    }
    var label = line.substring(0, tab).strip();
    var text = line.substring(tab + 1).strip();
    if (label.isEmpty()) {
      throw malformed("has no label", file, number);
    }
    if (text.isEmpty()) {
      throw malformed("has no message", file, number);
    }
    return new LabelledText(label.equals(OUT_OF_SCOPE) ? Phrases.OUT_OF_SCOPE : label, text);
  }

  private static Refusal malformed(String fault, Path file, int number) {
    return new Refusal(
        Refusal.Code.MALFORMED_LINE, "line %d of %s %s".formatted(number, file, fault));
  }

  private static Refusal unreadable(String fault) {
    return new Refusal(Refusal.Code.UNREADABLE_FILE, fault);
  }

  private static List<LabelledText> nonEmpty(List<LabelledText> texts, Path file) {
    if (texts.isEmpty()) {
      throw new Refusal(Refusal.Code.TOO_LITTLE_DATA, file + " holds no messages");
    }
    return List.copyOf(texts);
  }
}
