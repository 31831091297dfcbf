package io.recado.admin.bot;

import io.recado.actions.published.Draft;
import io.recado.actions.published.Edition;
import io.recado.actions.published.Publication;
import io.recado.actions.published.Publications;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.bot.BotView.EditionView;
import io.recado.admin.bot.BotView.FlowView;
import io.recado.admin.bot.BotView.IntentView;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The bot that serves customers now, and those that did before. */
@RestController
@RequestMapping("/api/v1/bot")
class BotApi {

  private final Publications publications;

  BotApi(Publications publications) {
    this.publications = publications;
  }

  /** What is published; who has published nothing sees the bot as it comes with Recado. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping
  Mono<Tagged<BotView>> publishedBot(Caller caller) {
    return views(caller).map(BotViews::whole).map(view -> Versions.tagged(view.version(), view));
  }

  /** One of its flows. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping("/flows/{flow}")
  Mono<FlowView> publishedFlow(Caller caller, @PathVariable String flow) {
    return views(caller).map(views -> views.flow(flow));
  }

  /** What customers say for one of its intents. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping("/phrases/{intent}")
  Mono<IntentView> publishedPhrases(Caller caller, @PathVariable String intent) {
    return views(caller).map(views -> views.intent(intent));
  }

  /** The last ten publications that are kept, the latest first: that is the one that holds. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping("/publications")
  Mono<List<EditionView>> publications(Caller caller) {
    return publications.editions(caller.tenant()).map(EditionView::of).collectList();
  }

  private Mono<BotViews> views(Caller caller) {
    return Mono.zip(
            publications.published(caller.tenant()),
            publications.editions(caller.tenant()).next().map(Edition::number).defaultIfEmpty(0),
            publications.abilities(caller.tenant()))
        .publishOn(Schedulers.parallel())
        .map(parts -> new BotViews(asDraft(parts.getT1(), parts.getT2()), parts.getT3()));
  }

  private static Draft asDraft(Publication publication, int number) {
    return new Draft("p" + number, publication.content(), null);
  }
}
