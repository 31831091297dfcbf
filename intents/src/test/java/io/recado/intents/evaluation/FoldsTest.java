package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

  private static final List<LabelledText> TEXTS =
      IntStream.range(0, 60)
          .mapToObj(i -> new LabelledText(i % 3 == 0 ? "rare" : "frequent", "text " + i))
          .toList();

  @Test
  void everyTextIsInOneFoldAndLearnedInAllOthers() {
    var folds = new Folds(TEXTS, 5, 1);
    var all = new ArrayList<LabelledText>();

    for (int fold = 0; fold < folds.count(); fold++) {
      assertThat(folds.in(fold)).doesNotContainAnyElementsOf(folds.outside(fold));
      assertThat(folds.in(fold).size() + folds.outside(fold).size()).isEqualTo(TEXTS.size());
      all.addAll(folds.in(fold));
    }

    assertThat(all).containsExactlyInAnyOrderElementsOf(TEXTS);
  }

  @Test
  void labelsAreSpreadEvenly() {
    var folds = new Folds(TEXTS, 5, 1);

    for (int fold = 0; fold < folds.count(); fold++) {
      assertThat(folds.in(fold)).filteredOn(text -> text.label().equals("rare")).hasSize(4);
      assertThat(folds.in(fold)).filteredOn(text -> text.label().equals("frequent")).hasSize(8);
    }
  }

  @Test
  void aTextThatOccursTwiceIsNeverTestedByWhoLearnedIt() {
    var texts = new ArrayList<>(TEXTS);
    texts.add(new LabelledText("rare", "text 1"));
    texts.add(new LabelledText("frequent", "text 1"));

    var folds = new Folds(texts, 5, 1);

    assertThat(texts.stream().filter(text -> text.text().equals("text 1")).map(folds::foldOf))
        .hasSize(3)
        .containsOnly(folds.foldOf(new LabelledText("frequent", "text 1")));
  }

  @Test
  void theSameSeedDrawsTheSamePhrases() {
    var drawn = Folds.draw(TEXTS, 7, 1);

    assertThat(drawn).hasSize(14).isSubsetOf(TEXTS).isEqualTo(Folds.draw(TEXTS, 7, 1));
    assertThat(drawn).isNotEqualTo(Folds.draw(TEXTS, 7, 2));
    assertThat(Folds.draw(TEXTS, 1_000, 1)).containsExactlyInAnyOrderElementsOf(TEXTS);
  }
}
