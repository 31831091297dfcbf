package io.recado.admin.contact;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.contact.ContactExport.ExportedCard;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What owners do with a contact as a whole. */
@RestController
@RequestMapping("/api/v1/contacts/{contact}")
class ContactLifeApi {

  private final PostgresContacts contacts;
  private final PostgresErrands errands;
  private final PostgresContactLife life;

  ContactLifeApi(PostgresContacts contacts, PostgresErrands errands, PostgresContactLife life) {
    this.contacts = contacts;
    this.errands = errands;
    this.life = life;
  }

  /** Who turned out to be this contact. */
  record Merger(UUID from) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Merger {
      if (from == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A contact is needed.");
      }
    }
  }

  /** All of another contact's becomes this one's. There is no way back. */
  @Needs(Permission.MANAGE_CONTACTS)
  @PostMapping("/merger")
  Mono<ContactCard> merge(Caller caller, @PathVariable UUID contact, @RequestBody Merger merger) {
    return life.merge(caller, contact, merger.from())
        .doOnNext(ContactLifeApi::check)
        .flatMap(done -> contacts.card(caller, contact));
  }

  private static void check(PostgresContactLife.Merged merged) {
    switch (merged) {
      case DONE -> {}
      case NO_CONTACT -> throw new ApiProblem(ApiError.NOT_FOUND);
      case SAME -> throw new ApiProblem(ApiError.NOT_POSSIBLE, "A contact is itself already.");
    }
  }

  /** As a file: all that is kept of them, and nothing of anybody else. */
  @Needs(Permission.MANAGE_CONTACTS)
  @GetMapping("/export")
  Mono<ResponseEntity<ContactExport>> export(Caller caller, @PathVariable UUID contact) {
    return contacts
        .card(caller, contact)
        .flatMap(card -> export(caller, contact, card))
        .map(
            export ->
                ResponseEntity.ok()
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"contact-%s.json\"".formatted(contact))
                    .body(export))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private Mono<ContactExport> export(Caller caller, UUID contact, ContactCard card) {
    return life.lines(caller, contact)
        .zipWhen(lines -> errands.all(caller, contact))
        .map(all -> new ContactExport(ExportedCard.of(card), all.getT1(), all.getT2()))
        .delayUntil(export -> life.exported(caller, contact));
  }

  /** What they said, were called and asked for is gone. There is no way back. */
  @Needs(Permission.MANAGE_CONTACTS)
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> erase(Caller caller, @PathVariable UUID contact) {
    return life.erase(caller, contact)
        .filter(found -> found)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }
}
