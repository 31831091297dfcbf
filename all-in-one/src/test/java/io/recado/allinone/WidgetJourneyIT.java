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
 * The web widget in a real browser against the packaged product. What visitors live through there
 * is told in {@code browser-tests/journey.mjs}.
 */
class WidgetJourneyIT {

  /** The script gives itself a minute. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private Path directory;

  @BeforeEach
  void needTheWidget() {
    assumeTrue(
        WidgetJourneyIT.class.getResource("/widget/widget.js") != null,
        "built with -Dskip.widget=true");
  }

  @Test
  void visitorsAreServedInARealBrowser() throws IOException, InterruptedException {
    var browser = Browser.installed();
    var site = Site.onFreePort();
    var settings =
        Map.of(Setting.PORT, Integer.toString(site.port()), Setting.DATA_DIR, directory.toString());

    try (var product = ProductProcess.start("widget-journey", settings)) {
      Browser.awaitUnderstanding(product);

      browser.play(LIMIT, "journey.mjs", site, Map.of());
    }
  }
}
