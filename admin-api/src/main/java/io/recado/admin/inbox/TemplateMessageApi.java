package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.inbox.DeskApi.Written;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.template.MessageTemplate;
import io.recado.admin.template.PostgresTemplates;
import io.recado.admin.web.RequestKeys;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent.Template;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Templates of WhatsApp's that agents choose: what reaches who wrote long ago. */
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/templates")
class TemplateMessageApi {

  private final PostgresTemplates templates;
  private final PostgresDesk desk;
  private final PostgresInbox inbox;
  private final TenantScope scope;

  TemplateMessageApi(
      PostgresTemplates templates, PostgresDesk desk, PostgresInbox inbox, TenantScope scope) {
    this.templates = templates;
    this.desk = desk;
    this.inbox = inbox;
    this.scope = scope;
  }

  /**
   * A template, and what stands in its places.
   *
   * @param values in the places' order
   */
  record ChosenTemplate(String name, Language language, List<String> values) {

    /** Cloud API reference, template messages. */
    private static final int LONGEST_VALUE = 1024;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    ChosenTemplate {
      if (name == null || !Words.canBeKept(name) || language == null || values == null) {
        throw unreadable();
      }
      for (var value : values) {
        if (value == null) {
          throw unreadable();
        }
        Words.check(value, LONGEST_VALUE);
      }
    }

    private static ApiProblem unreadable() {
      return new ApiProblem(
          ApiError.BODY_UNREADABLE, "A template is chosen by name and language, with its values.");
    }

    @Override
    public String toString() {
      return "ChosenTemplate";
    }
  }

  /** To the customer, by the outbox. The conversation must be in the caller's hands. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Written> sendTemplate(
      Caller caller,
      @PathVariable UUID conversation,
      @RequestHeader(name = RequestKeys.HEADER, required = false) @Nullable String key,
      @RequestBody ChosenTemplate chosen) {
    var message = Desk.messageId(caller, conversation, RequestKeys.required(key));
    return scope
        .inTenant(caller.tenant(), () -> say(caller, conversation, message, chosen))
        .map(said -> new Written(Desk.said(said, message)));
  }

  private Mono<PostgresDesk.Said> say(
      Caller caller, UUID conversation, UUID message, ChosenTemplate chosen) {
    return templates
        .find(caller.tenant(), conversation, chosen.name(), chosen.language())
        .filter(template -> template.places() == chosen.values().size())
        .flatMap(template -> say(caller, conversation, message, template, chosen.values()))
        .switchIfEmpty(
            Mono.defer(
                () ->
                    inbox
                        .find(caller, conversation)
                        .hasElement()
                        .flatMap(TemplateMessageApi::unknown)));
  }

  private Mono<PostgresDesk.Said> say(
      Caller caller,
      UUID conversation,
      UUID message,
      MessageTemplate template,
      List<String> values) {
    var words = template.saying(values);
    return desk.say(
        caller,
        conversation,
        message,
        new Template(template.name(), template.language(), values, words),
        new MessageContent.Text(words));
  }

  private static Mono<PostgresDesk.Said> unknown(boolean conversation) {
    return Mono.error(
        new ApiProblem(conversation ? ApiError.TEMPLATE_UNKNOWN : ApiError.NOT_FOUND));
  }
}
