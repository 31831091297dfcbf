package io.recado.admin.contact;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.edition.Kind;
import io.recado.admin.edition.RowVersions;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.admin.web.Search;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.admin.web.Words;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The people who write, and what the team keeps of them. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactApi {

  private static final int MOST_TAG_CHARACTERS = 40;

  private final PostgresContacts contacts;
  private final PostgresErrands errands;
  private final RowVersions versions;

  ContactApi(PostgresContacts contacts, PostgresErrands errands, RowVersions versions) {
    this.contacts = contacts;
    this.errands = errands;
    this.versions = versions;
  }

  /**
   * @param text null takes the note away
   */
  record ContactNote(@Nullable String text) {

    private static final int MOST_CHARACTERS = 4096;

    ContactNote {
      Words.check(text, MOST_CHARACTERS);
    }
  }

  /** All the tags a contact is to have. */
  record ContactTags(List<String> tags) {

    private static final int MOST = 50;

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    ContactTags {
      if (tags == null || tags.size() > MOST || tags.stream().anyMatch(Objects::isNull)) {
        throw new ApiProblem(
            ApiError.BODY_UNREADABLE, "A contact has up to %d tags.".formatted(MOST));
      }
      tags.forEach(tag -> Words.check(tag, MOST_TAG_CHARACTERS));
      tags = tags.stream().map(String::strip).distinct().sorted().toList();
    }
  }

  /**
   * The newest first. {@code q} is part of a name, or the beginning of what a channel knows them
   * by, such as a telephone number.
   */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<ContactView>> contacts(
      Caller caller,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String tag,
      @RequestParam(required = false) @Nullable Boolean blocked,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var query =
        new ContactQuery(Search.words(q), Search.words(tag), blocked, Cursor.parse(cursor), size);
    return contacts
        .list(caller, query)
        .map(found -> Page.of(found, size, last -> new Cursor(last.createdAt(), last.id())));
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping("/{contact}")
  Mono<ContactCard> contact(Caller caller, @PathVariable UUID contact) {
    return contacts.card(caller, contact).switchIfEmpty(notFound());
  }

  @Needs(Permission.READ_INBOX)
  @GetMapping("/{contact}/errands")
  Mono<ContactErrands> errands(Caller caller, @PathVariable UUID contact) {
    return contacts
        .card(caller, contact)
        .flatMap(known -> errands.latest(caller, contact))
        .switchIfEmpty(notFound());
  }

  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/{contact}/note")
  Mono<Tagged<ContactCard>> noteOnContact(
      Caller caller,
      @PathVariable UUID contact,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ContactNote note) {
    return versions
        .change(
            caller,
            Kind.CONTACT_NOTE,
            contact,
            ifMatch,
            () -> contacts.note(caller, contact, note.text()))
        .then(Mono.defer(() -> contact(caller, contact)))
        .map(card -> Versions.tagged(card.noteVersion(), card));
  }

  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/{contact}/tags")
  Mono<Tagged<ContactCard>> tagContact(
      Caller caller,
      @PathVariable UUID contact,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ContactTags tags) {
    return versions
        .change(
            caller,
            Kind.CONTACT_TAGS,
            contact,
            ifMatch,
            () -> contacts.tag(caller, contact, tags.tags()))
        .then(Mono.defer(() -> contact(caller, contact)))
        .map(card -> Versions.tagged(card.tagsVersion(), card));
  }

  /** Nobody listens to them: what they write is recorded, and nothing follows. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @PutMapping("/{contact}/block")
  Mono<ContactCard> block(Caller caller, @PathVariable UUID contact) {
    return changed(caller, contact, contacts.block(caller, contact, true));
  }

  /** They are listened to again, from their next message on. */
  @Needs(Permission.SERVE_CUSTOMERS)
  @DeleteMapping("/{contact}/block")
  Mono<ContactCard> unblock(Caller caller, @PathVariable UUID contact) {
    return changed(caller, contact, contacts.block(caller, contact, false));
  }

  private Mono<ContactCard> changed(Caller caller, UUID contact, Mono<Boolean> change) {
    return change
        .filter(found -> found)
        .flatMap(done -> contacts.card(caller, contact))
        .switchIfEmpty(notFound());
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND));
  }
}
