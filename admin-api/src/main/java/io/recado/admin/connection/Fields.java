package io.recado.admin.connection;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long what is typed may be, and how it comes to be a secret. */
final class Fields {

  static final int LONGEST_NAME = 100;
  static final int LONGEST_ADDRESS = 2000;
  static final int LONGEST_SECRET = 1000;

  /** A certificate in PEM is some thousand characters. */
  static final int LONGEST_AUTHORITY = 20_000;

  private Fields() {}

  /**
   * @throws ApiProblem {@code BODY_UNREADABLE} for what is missing, blank or longer
   */
  static void required(@Nullable String text, int most) {
    if (text == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Something that is needed is missing.");
    }
    Words.check(text, most);
  }

  /** What somebody signs in with at an address. */
  static void requiredLogin(
      @Nullable String address, @Nullable String user, @Nullable String password) {
    required(address, LONGEST_ADDRESS);
    required(user, LONGEST_SECRET);
    required(password, LONGEST_SECRET);
  }

  static Map<String, String> login(String address, String user, String password) {
    return given(entry("url", address.strip()), entry("user", user), entry("password", password));
  }

  static Given entry(String name, @Nullable String value) {
    return new Given(name, value);
  }

  /** What was given, without the rest. */
  static Map<String, String> given(Given... entries) {
    var map = new HashMap<String, String>();
    for (var entry : entries) {
      if (entry.value() != null) {
        map.put(entry.name(), entry.value());
      }
    }
    return map;
  }

  /** Something that may be set. */
  record Given(String name, @Nullable String value) {

    @Override
    public String toString() {
      return name;
    }
  }
}
