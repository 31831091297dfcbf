package io.recado.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {

  @Test
  void ourOwnWordsAreToldHoweverDeepTheyAre() {
    var error =
        new IllegalStateException(
            "context", new RuntimeException("bean", new StartException("Port 1 is in use")));

    assertThat(Launcher.Ending.of(error))
        .isEqualTo(new Launcher.Ending(1, List.of("Port 1 is in use")));
  }

  @Test
  void whatNobodyForesawIsToldAsItIs() {
    assertThat(Launcher.Ending.of(new IllegalStateException("no such bean")).reasons())
        .containsExactly("The product cannot start: java.lang.IllegalStateException: no such bean");
  }

  @Test
  void everyFaultOfTheSettingsIsToldAndHasItsOwnExitCode() {
    var error = new IllegalStateException("bean", new SettingsException(List.of("one", "two")));

    assertThat(Launcher.Ending.of(error)).isEqualTo(new Launcher.Ending(2, List.of("one", "two")));
  }

  @Test
  void anOccupiedPortIsNamedWithItsSetting() throws IOException {
    try (var occupied = new ServerSocket(0)) {
      var settings = Settings.of(Map.of("RECADO_PORT", "" + occupied.getLocalPort()));

      assertThatThrownBy(() -> Launcher.requireFreePorts(settings))
          .isInstanceOf(StartException.class)
          .hasMessage("Port %d is in use; free it or set RECADO_PORT", occupied.getLocalPort());
    }
  }

  @Test
  void anyFreePortWillDoWhenNoneIsNamed() {
    var settings = Settings.of(Map.of("RECADO_PORT", "0"));

    assertThatCode(() -> Launcher.requireFreePorts(settings)).doesNotThrowAnyException();
  }

  @Test
  void serversThatAreNotSetAreNamed() {
    var without = Settings.of(Map.of());
    var database = without.with(Setting.DATABASE_URL, "postgresql://owner@localhost:5432/recado");

    assertThatThrownBy(() -> Launcher.requireServers(without))
        .hasMessage("RECADO_DATABASE_URL is not set");
    assertThatThrownBy(() -> Launcher.requireServers(database))
        .hasMessage("RECADO_REDIS_URL is not set");
  }
}
