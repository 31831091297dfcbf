package io.recado.admin.offer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;

/** What a service is called in every language; it has to go onto a channel's button. */
record ServiceNames(String es, String en, String de) {

  private static final int MOST_CHARACTERS = 24;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  ServiceNames {
    if (es == null || en == null || de == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A service has a name in es, en and de.");
    }
    es = checked(es);
    en = checked(en);
    de = checked(de);
  }

  private static String checked(String name) {
    var stripped = name.strip();
    Words.check(stripped, MOST_CHARACTERS);
    return stripped;
  }
}
