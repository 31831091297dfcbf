package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.language.LanguageDetector;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Which language most of some texts are in. */
final class LanguageVote {

  private static final int VOTERS = 300;

  private LanguageVote() {}

  /**
   * Asks {@value #VOTERS} of the texts, each as if nothing were known; what is unclear votes for
   * Spanish, as everywhere.
   */
  static Language on(List<LabelledText> texts) {
    var detector = new LanguageDetector(Phrases.shipped().all());
    var voters = new ArrayList<>(texts);
    Collections.shuffle(voters, new Random(0));
    var votes = new EnumMap<Language, Integer>(Language.class);
    for (var voter : voters.subList(0, Math.min(VOTERS, voters.size()))) {
      votes.merge(detector.detect(voter.text(), Language.SPANISH), 1, Integer::sum);
    }
    return votes.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }
}
