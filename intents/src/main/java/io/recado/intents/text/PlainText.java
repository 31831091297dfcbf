package io.recado.intents.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text reduced to what all spellings of it have in common: lower case, no accents, no
 * punctuation, single spaces, letters repeated for effect ("siiii") once. Emoji stay, without skin
 * tone.
 *
 * @param value the words, separated by one space; empty when nothing is left
 */
public record PlainText(String value) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’`´]");
  private static final Pattern EMOJI_TRIMMINGS = Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}\\uFE0F]");
  private static final Pattern NEITHER_WORD_NOR_EMOJI = Pattern.compile("[^\\p{L}\\p{Nd}\\p{So}]+");
  private static final Pattern EMOJI = Pattern.compile("(\\p{So})");
  private static final Pattern LETTER_REPEATED = Pattern.compile("(\\p{L})\\1{2,}");

  public static PlainText of(String text) {
    var lower = text.toLowerCase(Locale.ROOT).replace("ß", "ss");
    var folded = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    var joined = APOSTROPHES.matcher(folded).replaceAll("");
    var bare = EMOJI_TRIMMINGS.matcher(joined).replaceAll("");
    var apart = EMOJI.matcher(bare).replaceAll(" $1 ");
    var words = NEITHER_WORD_NOR_EMOJI.matcher(apart).replaceAll(" ");
    return new PlainText(LETTER_REPEATED.matcher(words).replaceAll("$1").strip());
  }

  /** The same without emoji. */
  public PlainText withoutEmoji() {
    return of(EMOJI.matcher(value).replaceAll(" "));
  }

  public List<String> words() {
    return value.isEmpty() ? List.of() : List.of(value.split(" "));
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }
}
