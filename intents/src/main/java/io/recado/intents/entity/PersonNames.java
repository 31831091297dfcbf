package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.intents.grammar.Token;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds how customers call themselves: "me llamo …", "this is …", "ich heiße …". */
final class PersonNames {

  private static final int MOST_WORDS = 5;
  private static final double CERTAIN = 0.95;
  private static final double LIKELY = 0.75;

  /** Small words, and a sign, inside of names. */
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "la", "las", "los", "y", "von", "van", "der", "den", "zu", "da", "dos", "di",
          "mc", "o", "-");

  private final PerLanguage<List<Cue>> cues = new PerLanguage<>(PersonNames::cues);
  private final PerLanguage<WordList> stopwords = WordList.perLanguage("/language/stopwords");
  private final WordList noNames = WordList.of("/entity/names/none.txt");

  /**
   * What names follow.
   *
   * @param sure whether nothing else follows it, so that a name need not have capitals
   */
  private record Cue(List<String> words, boolean sure) {

    static Cue of(String line) {
      boolean sure = !line.endsWith("?");
      return new Cue(
          List.of((sure ? line : line.substring(0, line.length() - 1)).strip().split(" ")), sure);
    }

    boolean stands(List<Token> tokens, int at) {
      for (int i = 0; i < words.size(); i++) {
        if (at + i >= tokens.size() || !tokens.get(at + i).word().equals(words.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  List<Entity> in(String message, Language language) {
    var tokens = Token.of(message);
    var found = new ArrayList<Entity>();
    for (int at = 0; at < tokens.size(); at++) {
      boolean denied = at > 0 && tokens.get(at - 1).word().equals("no");
      for (var cue : cues.in(language)) {
        if (!denied && cue.stands(tokens, at)) {
          add(
              found,
              message,
              tokens.subList(at + cue.words().size(), tokens.size()),
              cue,
              language);
        }
      }
    }
    return found.stream().distinct().toList();
  }

  /** The whole message, where it is nothing but a name; one word of it needs a capital. */
  List<Entity> alone(String message, Language language) {
    var words = message.strip().replaceAll("[.!]+$", "");
    var tokens = Token.of(words);
    boolean name =
        !tokens.isEmpty()
            && tokens.size() <= MOST_WORDS
            && isName(tokens.getFirst(), words, false, language)
            && isName(tokens.getLast(), words, false, language)
            && (tokens.size() > 1 || isCapital(tokens.getFirst(), words))
            && tokens.stream().allMatch(token -> isPartOfName(token, words, language));
    return name
        ? List.of(Entity.found(new Value.PersonName(words), 0, words.length(), words, LIKELY))
        : List.of();
  }

  private boolean isPartOfName(Token token, String message, Language language) {
    return PARTICLES.contains(token.word()) || isName(token, message, false, language);
  }

  private void add(
      List<Entity> found, String message, List<Token> behind, Cue cue, Language language) {
    int words = length(behind, message, cue, language);
    if (words > 0) {
      int start = behind.getFirst().start();
      int end = behind.get(words - 1).end();
      var name = new Value.PersonName(message.substring(start, end));
      found.add(Entity.found(name, start, end, message, cue.sure() ? CERTAIN : LIKELY));
    }
  }

  /** How many of the next words are the name. */
  private int length(List<Token> tokens, String message, Cue cue, Language language) {
    int length = 0;
    boolean capitals = !tokens.isEmpty() && isCapital(tokens.getFirst(), message);
    for (int i = 0; i < Math.min(MOST_WORDS, tokens.size()); i++) {
      var token = tokens.get(i);
      boolean name = isName(token, message, capitals, language);
      if (name && (capitals || cue.sure())) {
        length = i + 1;
      } else if (i == 0 || !PARTICLES.contains(token.word())) {
        return length;
      }
    }
    return length;
  }

  private boolean isName(Token token, String message, boolean capitals, Language language) {
    boolean word =
        Character.isLetter(token.word().codePointAt(0)) && !noNames.contains(token.word());
    return word
        && (capitals ? isCapital(token, message) : !stopwords.in(language).contains(token.word()));
  }

  private static boolean isCapital(Token token, String message) {
    return Character.isUpperCase(message.codePointAt(token.start()));
  }

  private static List<Cue> cues(Language language) {
    return Lines.of("/entity/names/" + language.code() + ".txt").stream().map(Cue::of).toList();
  }
}
