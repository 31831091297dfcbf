package io.recado.admin.bot;

import io.recado.admin.bot.QualityView.GapView;
import io.recado.intents.quality.Gap;
import io.recado.intents.quality.Quality;
import io.recado.intents.quality.Usual;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says whether a bot understands its languages about equally well (docs/decisions/0068). To be
 * asked on threads that may wait.
 */
@Component
class ParityGate {

  private final double allowed;

  ParityGate(Settings settings) {
    this.allowed = settings.count(Setting.BOT_PARITY_POINTS) / 100.0;
  }

  /** That of the phrases as they come. */
  Quality shipped() {
    return Shipped.QUALITY;
  }

  /** What languages are compared by. */
  Usual usual() {
    return Shipped.USUAL;
  }

  /** By how much one language trails another; empty where none of the tenant's own does. */
  Optional<GapView> gap(Quality quality) {
    return Gap.in(quality, usual()).map(gap -> GapView.of(gap, allowed));
  }

  /** Whether one language trails another too far for it to be published unasked. */
  boolean holdsBack(Quality quality) {
    return gap(quality).filter(GapView::holdsBack).isPresent();
  }

  /** Read when it is first asked for: that may load the embedding model, which takes a second. */
  private static final class Shipped {
    private static final Quality QUALITY = Quality.shipped();
    private static final Usual USUAL = new Usual(QUALITY);
  }

  /** One language trails another too far. */
  static final class LanguagesApart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LanguagesApart() {
      super("one language trails another too far");
    }
  }
}
