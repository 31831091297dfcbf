package io.recado.admin.network;

import io.recado.actions.access.AccessSwitch;
import io.recado.admin.network.SwitchView.Way;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an access is to be switched.
 *
 * @param router a connection to one
 * @param name of the PPP secret, or the address in the list, as the router has it
 * @param list in which the address stands meanwhile; null of a secret
 */
record NewSwitch(UUID router, Way way, String name, @Nullable String list) {

  private static final int LONGEST = 200;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  NewSwitch {
    if (router == null || way == null || (way == Way.ADDRESS_LIST) != (list != null)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A switch has a router and a way, and a list where an address stands in one.");
    }
    name = checked(name);
    list = list == null ? null : checked(list);
  }

  AccessSwitch asSwitch() {
    return list == null
        ? new AccessSwitch.PppSecret(name)
        : new AccessSwitch.ListedAddress(list, name);
  }

  private static String checked(@Nullable String given) {
    if (given == null || given.isBlank() || given.strip().lines().count() > 1) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Names of a router stand in one line.");
    }
    Words.check(given, LONGEST);
    return given.strip();
  }
}
