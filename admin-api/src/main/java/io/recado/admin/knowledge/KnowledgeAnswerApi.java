package io.recado.admin.knowledge;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import io.recado.intents.knowledge.KnowledgeTrial;
import io.recado.intents.knowledge.KnowledgeTrial.Tried;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a customer's question would be answered, without any language model being asked. */
@RestController
@RequestMapping("/api/v1/knowledge/answer")
class KnowledgeAnswerApi {

  private final KnowledgeTrial trial;

  KnowledgeAnswerApi(KnowledgeTrial trial) {
    this.trial = trial;
  }

  /** A question as a customer asks it. */
  record CustomerQuestion(String text, Language language) {

    private static final int LONGEST = 1000;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    CustomerQuestion {
      if (text == null || language == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A question has text and language.");
      }
      Words.check(text, LONGEST);
    }

    @Override
    public String toString() {
      return "CustomerQuestion";
    }
  }

  /** Nothing is written anywhere. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping
  Mono<Tried> tryQuestion(Caller caller, @RequestBody CustomerQuestion question) {
    return trial.ask(caller.tenant(), question.language(), question.text());
  }
}
