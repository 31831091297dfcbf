package io.recado.admin.web;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By whose clocks a tenant goes. */
public final class TimeZones {

  private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

  private TimeZones() {}

  /**
   * A zone by its name of the IANA, such as {@code America/Santiago}.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE} where there is none of the name
   */
  public static ZoneId known(@Nullable String name) {
    if (name == null || name.startsWith("SystemV") || !KNOWN.contains(name)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "A time zone such as Europe/Madrid is needed.");
    }
    return ZoneId.of(name);
  }
}
