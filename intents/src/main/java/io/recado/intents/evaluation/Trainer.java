package io.recado.intents.evaluation;

import io.recado.intents.quality.LabelledText;
import java.util.List;

/** Makes readers out of labelled phrases; the same phrases give the same reader. */
interface Trainer {

  Reader train(List<LabelledText> phrases);
}
