package io.recado.intents.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the shipped bot reads the labelled messages it comes with.
 *
 * @param parity null of a single language
 * @param withLanguageModel how well when a language model may be asked as well; null when it was
 *     not
 */
record ShippedReport(
    List<LanguageFigures> languages,
    @Nullable Parity parity,
    Memory memoryMegabytes,
    @Nullable List<ModelFigures> withLanguageModel) {

  ShippedReport with(List<ModelFigures> ofModel) {
    return new ShippedReport(languages, parity, memoryMegabytes, ofModel);
  }
}
