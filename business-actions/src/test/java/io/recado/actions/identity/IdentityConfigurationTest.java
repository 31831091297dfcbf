package io.recado.actions.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.database.TestDatabase;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("server")
class IdentityConfigurationTest {

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTITY_CODE_LIFE, 30s",
    "IDENTITY_CODE_LIFE, 90s",
    "IDENTITY_CODE_LIFE, 11m",
    "IDENTITY_PROOF_LIFE, 121m"
  })
  void aLifeOutsideItsBoundsIsRefused(Setting setting, String value) {
    assertThatThrownBy(() -> challengesWith(setting, value))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(setting.variable());
  }

  @ParameterizedTest
  @CsvSource({"IDENTITY_CODE_LIFE, 1m", "IDENTITY_CODE_LIFE, 600s", "IDENTITY_PROOF_LIFE, 2h"})
  void aLifeWithinThemIsTaken(Setting setting, String value) {
    assertThatCode(() -> challengesWith(setting, value)).doesNotThrowAnyException();
  }

  private static void challengesWith(Setting setting, String value) {
    var settings = Settings.of(Map.of()).with(setting, value);
    new IdentityConfiguration().challenges(database.client(), database.scope(), settings);
  }
}
