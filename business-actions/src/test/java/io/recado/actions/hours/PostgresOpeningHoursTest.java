package io.recado.actions.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.tenant.Tenant;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresOpeningHoursTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void aTenantThatHasSetNoHoursIsNeverOpen() {
    assertThat(end(aTenant(), "2026-11-23T10:00", Duration.ofHours(1))).isNull();
  }

  @Test
  void theWeekIsReadInTheTenantsZone() {
    var tenant = aTenant();
    set(
        tenant,
        "insert into opening_hours values ($1, 1, '09:00', '14:00'), ($1, 1, '16:00', '00:00')");

    assertThat(end(tenant, "2026-11-23T13:00", Duration.ofHours(2))).isEqualTo("2026-11-23T17:00");
    assertThat(end(tenant, "2026-11-23T13:00", Duration.ofHours(9))).isEqualTo("2026-11-24T00:00");
    assertThat(end(tenant, "2026-11-23T13:00", Duration.ofHours(10))).isEqualTo("2026-11-30T10:00");
  }

  @Test
  void specialDaysAreClosedOrTakeTheirOwnHours() {
    var tenant = aTenant();
    set(
        tenant,
        """
        insert into opening_hours
        select $1, weekday, '09:00', '18:00' from generate_series(1, 7) weekday
        """);
    set(
        tenant,
        """
        insert into special_day values
        ($1, '2026-12-24', 'Nochebuena'), ($1, '2026-12-25', 'Navidad')
        """);
    set(tenant, "insert into special_day_hours values ($1, '2026-12-24', '10:00', '12:00')");

    assertThat(end(tenant, "2026-12-23T17:00", Duration.ofHours(2))).isEqualTo("2026-12-24T11:00");
    assertThat(end(tenant, "2026-12-23T17:00", Duration.ofHours(4))).isEqualTo("2026-12-26T10:00");
  }

  @Test
  void oneTenantsHoursAreNotAnothers() {
    set(aTenant(), "insert into opening_hours values ($1, 1, '09:00', '14:00')");

    assertThat(end(aTenant(), "2026-11-23T10:00", Duration.ofHours(1))).isNull();
  }

  private static Tenant aTenant() {
    return new Tenant(database.tenant("A tenant"), "A tenant", MADRID, Language.SPANISH);
  }

  private static void set(Tenant tenant, String sql) {
    var statement = database.client().sql(sql).bind(0, tenant.id().value()).then();
    Await.done(database.scope().inTenant(tenant.id(), () -> statement));
  }

  /** On Madrid's clocks; null when it never comes. */
  private static @Nullable String end(Tenant tenant, String from, Duration open) {
    var hours = new PostgresOpeningHours(database.client(), database.scope()).of(tenant);
    return Await.value(hours)
        .plus(LocalDateTime.parse(from).atZone(MADRID).toInstant(), open)
        .map(end -> end.atZone(MADRID).toLocalDateTime().toString())
        .orElse(null);
  }
}
