package io.recado.intents.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  private static final Tokenizer WORD_PIECE =
      TokenizerFile.lines(
          List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "pay", "##ing", "the", "bill", "!", "uber"));

  private static final Tokenizer UNIGRAM =
      TokenizerFile.json(
          """
          {"model": {"type": "Unigram", "unk_id": 3, "vocab": [
            ["<s>", 0], ["<pad>", 0], ["</s>", 0], ["<unk>", 0],
            ["▁", -5], ["▁pa", -3], ["gar", -3], ["▁pagar", -4], ["▁la", -2], ["l", -9], ["a", -9]]}}
          """
              .getBytes(StandardCharsets.UTF_8));

  @Test
  void aWordIsCutIntoTheLongestPiecesKnown() {
    assertThat(WORD_PIECE.tokens("Paying the bill!", 128)).containsExactly(2, 4, 5, 6, 7, 8, 3);
  }

  @Test
  void caseAndAccentsDoNotMatterToAnUncasedModel() {
    assertThat(WORD_PIECE.tokens("ÜBER", 128)).containsExactly(2, 9, 3);
  }

  @Test
  void aWordThatCannotBeCutIsUnknownAsAWhole() {
    assertThat(WORD_PIECE.tokens("payx the", 128)).containsExactly(2, 1, 6, 3);
  }

  @Test
  void aLongTextLosesItsEndAndKeepsTheClosingMark() {
    assertThat(WORD_PIECE.tokens("the the the the", 4)).containsExactly(2, 6, 6, 3);
    assertThat(UNIGRAM.tokens("la la la la", 4)).containsExactly(0, 8, 8, 2);
  }

  @Test
  void aBlankTextIsTheTwoMarksAlone() {
    assertThat(WORD_PIECE.tokens(" ", 128)).containsExactly(2, 3);
  }

  @Test
  void theLikeliestWayToCutIsTaken() {
    assertThat(UNIGRAM.tokens("pagar la", 128)).containsExactly(0, 7, 8, 2);
  }

  @Test
  void lettersInNoPieceAreUnknownOnceInARow() {
    assertThat(UNIGRAM.tokens("laqq", 128)).containsExactly(0, 8, 3, 2);
  }

  @Test
  void wordsThatNeedNoCuttingAreKnown() {
    assertThat(WORD_PIECE.isPiece("bill")).isTrue();
    assertThat(WORD_PIECE.isPiece("bil")).isFalse();
    assertThat(UNIGRAM.isPiece("pagar")).isTrue();
    assertThat(UNIGRAM.isPiece("gar")).isFalse();
  }

  @Test
  void otherTokenizersAreRefused() {
    var file = "{\"model\": {\"type\": \"BPE\"}}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> TokenizerFile.json(file)).hasMessageContaining("BPE");
  }
}
