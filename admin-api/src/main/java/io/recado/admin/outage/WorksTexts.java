package io.recado.admin.outage;

import io.recado.actions.outage.WorksText;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What works are, to customers of each language, beside where and when they are.
 *
 * @param es in Spanish; null where no more is said, as the others
 */
record WorksTexts(@Nullable String es, @Nullable String en, @Nullable String de) {

  static final WorksTexts NONE = new WorksTexts(null, null, null);

  WorksTexts {
    Words.check(es, WorksText.MOST);
    Words.check(en, WorksText.MOST);
    Words.check(de, WorksText.MOST);
  }

  WorksText text() {
    return new WorksText(es, en, de);
  }

  @Override
  public String toString() {
    return "WorksTexts";
  }
}
