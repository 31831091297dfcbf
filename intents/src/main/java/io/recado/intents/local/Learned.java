package io.recado.intents.local;

import io.recado.intents.text.PerLanguage;
import java.util.List;

/**
 * What came of learning phrases.
 *
 * @param guesses how phrases were read on the way by models that had not learned them; not all are
 *     among them: some were strangers to all those models, others more than are needed
 */
public record Learned(LocalClassifier classifier, PerLanguage<List<Guess>> guesses) {}
