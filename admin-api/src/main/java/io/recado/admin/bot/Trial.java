package io.recado.admin.bot;

import io.recado.actions.published.TenantBot;
import io.recado.admin.bot.PreviewForm.Conversation;
import io.recado.admin.bot.PreviewForm.PreviewLine;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.dialogue.Expectation;
import io.recado.intents.Intents;
import io.recado.intents.cascade.CascadingUnderstander;
import io.recado.intents.llm.LlmReader;
import io.recado.intents.llm.ModelChoices;
import io.recado.intents.published.TenantClassifiers;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.Tenant;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding;
import io.recado.understanding.Utterance;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads sentences for an owner who tries the bot out, as customers' are read, but for language
 * models: trying costs nothing.
 */
@Component
class Trial implements DisposableBean {

  private final TenantClassifiers classifiers;
  private final ModelChoices models;
  private final Clock clock;
  private final int mostMessages;
  private @Nullable CascadingUnderstander understander;

  Trial(TenantClassifiers classifiers, ModelChoices models, Clock clock, Settings settings) {
    this.classifiers = classifiers;
    this.models = models;
    this.clock = clock;
    this.mostMessages = settings.count(Setting.BOT_PREVIEW_MESSAGES);
  }

  /** How many messages a conversation that is played may have. */
  int mostMessages() {
    return mostMessages;
  }

  /** How a conversation would go. */
  Mono<List<PreviewLine>> play(Tenant tenant, TenantBot bot, Conversation conversation) {
    return Mono.defer(() -> new PlayPreview(this, tenant, bot, clock.instant()).play(conversation));
  }

  /**
   * @param bot whose errands a sentence may begin; it is read by what the tenant's published bot
   *     has learned
   */
  Mono<Understanding> read(
      Tenant tenant,
      TenantBot bot,
      MessageContent message,
      Language language,
      Expectation expectation) {
    return Mono.defer(
        () ->
            understander()
                .understand(
                    new Utterance(
                            tenant.id(),
                            List.of(message),
                            language,
                            expectation,
                            bot.flows().intents(),
                            bot.flows().hints(language),
                            clock.instant().atZone(tenant.timeZone()),
                            null)
                        .with(bot.caution())));
  }

  /** Whether a customer's words that were read so far would go on to a language model. */
  Mono<Boolean> goesOn(Tenant tenant, Understanding read) {
    var last = read.trace().getLast();
    boolean unsure = last.reader() == Hop.Reader.LOCAL_MODEL && last.outcome() != Hop.Outcome.READ;
    return unsure ? models.of(tenant.id()).hasElement() : Mono.just(false);
  }

  @Override
  public synchronized void destroy() {
    if (understander != null) {
      understander.close();
    }
  }

  /** Made when it is first needed: it learns the languages then. */
  private synchronized CascadingUnderstander understander() {
    if (understander == null) {
      understander = Intents.of(classifiers, LlmReader.NONE);
    }
    return understander;
  }
}
