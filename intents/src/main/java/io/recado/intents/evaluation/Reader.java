package io.recado.intents.evaluation;

import io.recado.intents.quality.Judgement;
import io.recado.intents.quality.LabelledText;
import org.jspecify.annotations.Nullable;

/** Something that reads messages and is to be judged by it. */
interface Reader {

  Judgement judge(LabelledText message);

  /** What it takes up; null when nobody measured. */
  default @Nullable Footprint footprint() {
    return null;
  }
}
