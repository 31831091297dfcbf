package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.bot.BotView.FlowView;
import io.recado.admin.bot.DraftApi.DraftChanged;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import io.recado.dialogue.FlowWords;
import io.recado.dialogue.ShippedFlows;
import io.recado.dialogue.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The draft's flows: their files, and the texts in them. */
@RestController
@RequestMapping("/api/v1/bot/draft/flows")
class FlowApi {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,23}");
  private static final int LONGEST_FLOW = 64 * 1024;

  private final EditDraft drafts;

  FlowApi(EditDraft drafts) {
    this.drafts = drafts;
  }

  /** A flow's file. */
  record FlowFile(String yaml) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    FlowFile {
      if (yaml == null
          || yaml.isBlank()
          || yaml.length() > LONGEST_FLOW
          || !Words.canBeKept(yaml)) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A flow is a YAML file of at most 64 kB.");
      }
    }
  }

  /** Texts of a flow. */
  record NewFlowTexts(List<NewFlowText> texts) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NewFlowTexts {
      if (texts == null || texts.contains(null)) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "texts are needed.");
      }
    }
  }

  /**
   * @param path where it stands, as the flow's texts say
   */
  record NewFlowText(String path, Translated text) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NewFlowText {
      if (path == null || text == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A text has a path and words.");
      }
      text.check();
    }
  }

  /** One of its flows: the file, its stations and its texts. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping("/{flow}")
  Mono<Tagged<FlowView>> draftFlow(Caller caller, @PathVariable String flow) {
    return drafts
        .views(caller)
        .map(views -> views.flow(flow))
        .map(view -> Versions.tagged(view.version(), view));
  }

  /** A new flow, called as its file says. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping
  Mono<Tagged<DraftChanged>> addDraftFlow(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody FlowFile file) {
    return change(caller, ifMatch, bot -> added(bot, file));
  }

  /** Another file in the place of a flow's; it keeps its name. */
  @Needs(Permission.MANAGE_BOT)
  @PutMapping("/{flow}")
  Mono<Tagged<DraftChanged>> changeDraftFlow(
      Caller caller,
      @PathVariable String flow,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable FlowFile file) {
    return change(
        caller,
        ifMatch,
        bot -> {
          existing(bot, flow);
          return replaced(bot, flow, needed(file));
        });
  }

  /** Other texts in a flow; all else in its file stays as it is. */
  @Needs(Permission.MANAGE_BOT)
  @PutMapping("/{flow}/texts")
  Mono<Tagged<DraftChanged>> changeDraftFlowTexts(
      Caller caller,
      @PathVariable String flow,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable NewFlowTexts texts) {
    return change(caller, ifMatch, bot -> withTexts(bot, flow, existing(bot, flow), needed(texts)));
  }

  /** Takes a flow of the tenant's own away, or goes back to the one that comes with Recado. */
  @Needs(Permission.MANAGE_BOT)
  @DeleteMapping("/{flow}")
  Mono<Tagged<DraftChanged>> dropDraftFlow(
      Caller caller,
      @PathVariable String flow,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
    return change(
        caller,
        ifMatch,
        bot -> {
          existing(bot, flow);
          return bot.withoutFlow(flow);
        });
  }

  private Mono<Tagged<DraftChanged>> change(
      Caller caller, @Nullable String ifMatch, Function<Effective, BotContent> change) {
    return drafts
        .change(caller, ifMatch, change)
        .map(version -> Versions.tagged(version, new DraftChanged(version)));
  }

  private static BotContent added(Effective bot, FlowFile file) {
    var name = ShippedFlows.nameOf(new YamlFile("", file.yaml()));
    if (!NAME.matcher(name).matches()) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "The file names no flow as flow: its_name.");
    }
    if (bot.flow(name).isPresent()) {
      throw new ApiProblem(ApiError.NOT_POSSIBLE, "There is a flow of this name.");
    }
    return bot.withFlow(name, file.yaml());
  }

  private static BotContent replaced(Effective bot, String flow, FlowFile file) {
    if (!ShippedFlows.nameOf(new YamlFile(flow, file.yaml())).equals(flow)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "The file keeps its flow's name.");
    }
    return bot.withFlow(flow, file.yaml());
  }

  private static YamlFile existing(Effective bot, String flow) {
    return bot.flow(flow).orElseThrow(() -> new ApiProblem(ApiError.NOT_FOUND));
  }

  private static BotContent withTexts(
      Effective bot, String flow, YamlFile file, NewFlowTexts texts) {
    var byPath = new HashMap<String, Map<Language, String>>();
    texts.texts().forEach(text -> byPath.put(text.path(), text.text().texts()));
    return bot.withFlow(flow, FlowWords.with(file, byPath).text());
  }

  private static <T> T needed(@Nullable T body) {
    if (body == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE);
    }
    return body;
  }
}
