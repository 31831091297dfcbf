package io.recado.intents.llm;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import io.recado.egress.Refusal;
import io.recado.intents.llm.ModelCheck.Verdict.Answers;
import io.recado.intents.llm.ModelCheck.Verdict.Refused;
import io.recado.intents.llm.ModelChoice.Access;
import io.recado.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;

/**
 * Asks a model of a tenant's for one word, as customers' messages would be asked: through the same
 * client, the same way out, in a form of JSON. Nothing of a customer is sent. {@link #close} ends
 * its threads.
 */
public final class ModelCheck implements AutoCloseable {

  private static final String QUESTION = "Answer with {\"ready\": true} and nothing else.";

  private static final ResponseFormat FORM =
      ResponseFormat.builder()
          .type(ResponseFormatType.JSON)
          .jsonSchema(
              JsonSchema.builder()
                  .name("ready")
                  .rootElement(
                      JsonObjectSchema.builder()
                          .addBooleanProperty("ready")
                          .required("ready")
                          .additionalProperties(false)
                          .build())
                  .build())
          .build();

  private final Egress egress;
  private final ChatModels models;
  // Not those that all share: addresses that hang would keep them from everybody else.
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Scheduler threads = Schedulers.fromExecutorService(executor, "model-check");

  public ModelCheck(Egress egress) {
    this.egress = egress;
    this.models = new ChatModels(Runnable::run, egress);
  }

  /**
   * Whether the model answers. Each subscription asks once; ends when the way out has no more
   * patience, and never fails.
   *
   * @param access named by a tenant
   */
  public Mono<Verdict> of(Access access) {
    if (!egress.mayBeAsked(access.baseUrl())) {
      return Mono.just(new Refused(Reason.ADDRESS, "address"));
    }
    if (access.provider().needsKey() && access.apiKey().isBlank()) {
      return Mono.just(new Refused(Reason.KEY, "no_key"));
    }
    return Mono.fromCallable(() -> answer(access))
        .subscribeOn(threads)
        .timed()
        .map(timed -> verdict(timed.get(), timed.elapsed()))
        .onErrorResume(failure -> Mono.just(refused(failure)));
  }

  @Override
  public void close() {
    threads.dispose();
    executor.shutdownNow();
  }

  private String answer(Access access) {
    var request =
        ChatRequest.builder().messages(UserMessage.from(QUESTION)).responseFormat(FORM).build();
    return String.valueOf(models.model(access).chat(request).aiMessage().text());
  }

  private static Verdict verdict(String answer, Duration took) {
    return isDocument(answer) ? new Answers(took) : new Refused(Reason.FORM, "no_json");
  }

  private static boolean isDocument(String answer) {
    try {
      return Json.mapper().readTree(answer).isObject();
    } catch (JacksonException malformed) {
      return false;
    }
  }

  private static Refused refused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case EgressException unreached -> {
          return new Refused(
              reason(unreached), unreached.refusal().name().toLowerCase(Locale.ROOT));
        }
        case HttpException answered -> {
          return new Refused(reason(answered), "status_" + answered.statusCode());
        }
        default -> {
          // What went wrong may be named further down.
        }
      }
    }
    return new Refused(Reason.FORM, "not_understood");
  }

  private static Reason reason(EgressException unreached) {
    return unreached.refusal() == Refusal.ADDRESS ? Reason.ADDRESS : Reason.AWAY;
  }

  /** Gemini refuses a key by 400, and so do others a model (their API references: errors). */
  private static Reason reason(HttpException answered) {
    var body = String.valueOf(answered.getMessage()).toLowerCase(Locale.ROOT);
    return switch (answered.statusCode()) {
      case 401, 403 -> Reason.KEY;
      case 404 -> Reason.MODEL;
      case 400, 422 -> {
        if (body.contains("api_key_invalid") || body.contains("api key not valid")) {
          yield Reason.KEY;
        }
        yield body.contains("model_not_found") || body.contains("invalid model")
            ? Reason.MODEL
            : Reason.FORM;
      }
      default -> Reason.AWAY;
    };
  }

  /** What came of asking. */
  public sealed interface Verdict {

    /**
     * It answers.
     *
     * @param took how long that took, which a customer would have waited too
     */
    record Answers(Duration took) implements Verdict {}

    /**
     * It cannot be worked with.
     *
     * @param code what went wrong more exactly, such as {@code status_429}
     */
    record Refused(Reason why, String code) implements Verdict {}
  }

  /** Why a model cannot be worked with. */
  public enum Reason {
    /** It may not be asked: no address, or one of a network that is not open to tenants. */
    ADDRESS,
    KEY,
    /** There is no such model, or nothing at all at the address. */
    MODEL,
    /** It does not take what it is asked, or answers it in another form. */
    FORM,
    AWAY
  }
}
