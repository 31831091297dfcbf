package io.recado.allinone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recado.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The panel in a real browser against the packaged product, with customers beside it. What they
 * live through is told in {@code browser-tests}; both stories share one product, and are of firms
 * of their own.
 */
class PanelJourneyIT {

  /** A script gives itself four minutes. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private static Path directory;

  private static final Site SITE = Site.onFreePort();
  private static final Site TELEGRAM = Site.onFreePort();
  private static Browser browser;
  private static ProductProcess product;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(
        PanelJourneyIT.class.getResource("/widget/widget.js") != null,
        "built with -Dskip.widget=true");
    assumeTrue(
        PanelJourneyIT.class.getResource("/panel/index.html") != null,
        "built with -Dskip.panel=true");
    browser = Browser.installed();
    product =
        ProductProcess.start(
            "panel-journey",
            Map.of(
                Setting.PORT,
                Integer.toString(SITE.port()),
                Setting.DATA_DIR,
                directory.toString(),
                Setting.TELEGRAM_API_URL,
                "http://localhost:" + TELEGRAM.port(),
                // The demo's owner sees the places of operators, too.
                Setting.OPERATORS,
                "owner@demo.example"));
    Browser.awaitUnderstanding(product);
  }

  @AfterAll
  static void stop() {
    if (product != null) {
      product.close();
    }
  }

  @Test
  void anAgentTakesOverAndHandsBack() throws IOException, InterruptedException {
    browser.play(LIMIT, "panel-journey.mjs", SITE, Map.of("PEOPLE", file("demo-people.txt")));
  }

  @Test
  void anOwnerSignsUpConnectsAndPublishes() throws IOException, InterruptedException {
    browser.play(
        LIMIT,
        "owner-journey.mjs",
        SITE,
        Map.of("MAIL", file("unsent-mail.txt"), "TELEGRAM", Integer.toString(TELEGRAM.port())));
  }

  private static String file(String name) {
    return directory.resolve(name).toString();
  }
}
