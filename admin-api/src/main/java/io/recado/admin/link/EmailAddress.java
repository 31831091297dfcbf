package io.recado.admin.link;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One address and nothing else, as mail servers take them without quoting (RFC 5321). */
public final class EmailAddress {

  private static final int MOST_CHARACTERS = 254;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z0-9-]{2,63}");

  private EmailAddress() {}

  /**
   * The address, in the form in which accounts are known.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE} when it is none, or several
   */
  public static String known(@Nullable String given) {
    var address = given == null ? "" : given.strip();
    if (address.length() > MOST_CHARACTERS || !ADDRESS.matcher(address).matches()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "One e-mail address is needed.");
    }
    return address.toLowerCase(Locale.ROOT);
  }
}
