package io.recado.admin.signup;

import io.recado.admin.link.EmailAddress;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.TimeZones;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * A firm that wants to begin. No password: whoever sends this has not shown that the address is
 * theirs, so nothing that opens an account may come from them.
 *
 * @param timeZone such as {@code America/Santiago}
 */
record SignUpWish(String company, String email, Language language, String timeZone) {

  private static final int MOST_CHARACTERS = 100;

  /** What mail programs make a link of. */
  private static final Pattern ADDRESS =
      Pattern.compile("://|www\\.|[\\p{L}\\d]\\.\\p{L}{2,}/", Pattern.CASE_INSENSITIVE);

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  SignUpWish {
    if (company == null || language == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A company and a language are needed.");
    }
    Words.check(company, MOST_CHARACTERS);
    company = company.strip();
    // It will stand in subjects of mail, and is to be no address.
    if (company.chars().anyMatch(Character::isISOControl) || ADDRESS.matcher(company).find()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A company's name is one line of words.");
    }
    email = EmailAddress.known(email);
    timeZone = TimeZones.known(timeZone).getId();
  }

  ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  @Override
  public String toString() {
    return "SignUpWish";
  }
}
