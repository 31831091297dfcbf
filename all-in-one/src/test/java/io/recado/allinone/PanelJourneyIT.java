package io.recado.allinone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The panel in a real browser against the packaged product, with a customer in the widget. What
 * they live through is told in {@code browser-tests/panel-journey.mjs}.
 */
class PanelJourneyIT {

  /** The script gives itself a minute. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private Path directory;

  @BeforeEach
  void needBoth() {
    assumeTrue(
        PanelJourneyIT.class.getResource("/widget/widget.js") != null,
        "built with -Dskip.widget=true");
    assumeTrue(
        PanelJourneyIT.class.getResource("/panel/index.html") != null,
        "built with -Dskip.panel=true");
  }

  @Test
  void anAgentTakesOverAndHandsBack() throws IOException, InterruptedException {
    var browser = Browser.installed();
    var site = Site.onFreePort();
    var settings =
        Map.of(Setting.PORT, Integer.toString(site.port()), Setting.DATA_DIR, directory.toString());

    try (var product = ProductProcess.start("panel-journey", settings)) {
      Browser.awaitUnderstanding(product);

      browser.play(
          LIMIT,
          "panel-journey.mjs",
          site,
          Map.of("PEOPLE", directory.resolve("demo-people.txt").toString()));
    }
  }
}
