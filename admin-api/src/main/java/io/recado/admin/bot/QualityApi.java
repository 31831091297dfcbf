package io.recado.admin.bot;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How well the bot tells its phrases apart, and which of them to mend. */
@RestController
@RequestMapping("/api/v1/bot/quality")
class QualityApi {

  private final ReadQuality quality;

  QualityApi(ReadQuality quality) {
    this.quality = quality;
  }

  /**
   * Figures of each language, and the phrases worth a look. They are found while phrases are
   * learned: of those that were learned last, or, where the draft has none of its own, of what is
   * published.
   */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping
  Mono<QualityView> botQuality(Caller caller) {
    return quality.of(caller.tenant());
  }
}
