package io.recado.admin.link;

import io.recado.admin.link.MailedLink.Invitation;
import io.recado.admin.link.MailedLink.Reset;
import io.recado.admin.link.MailedLink.SignUp;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import java.time.ZoneId;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Links that were mailed, or are about to be. */
public interface MailedLinks {

  /**
   * Has a link to sign up mailed; or, where the address has an account with a tenant, a mail that
   * says so. Which of both it is is decided when the mail goes out, so it shows nowhere.
   */
  Mono<Void> offerSignUp(String email, Language language, String company, ZoneId timeZone);

  /** Has a link to another password mailed, or nothing, where nobody has the address. */
  Mono<Void> offerReset(String email, Language language);

  /**
   * What a token opens now.
   *
   * @throws ApiProblem {@code LINK_REFUSED} when it is none, was used, or is too old
   */
  Mono<MailedLink> find(String token);

  /**
   * Uses a link up, and whatever else of its kind the address was sent to sign up or for another
   * password. One who uses it at a time; when {@code work} fails, it can be used again.
   *
   * @throws ApiProblem {@code LINK_REFUSED} when it is none, was used, or is too old
   */
  <T> Mono<T> use(String token, LinkKind kind, Function<MailedLink, Mono<T>> work);

  /** {@link #use} of a link to sign up. */
  default <T> Mono<T> useSignUp(String token, Function<SignUp, Mono<T>> work) {
    return use(token, LinkKind.SIGN_UP, link -> work.apply((SignUp) link));
  }

  /** {@link #use} of an invitation. */
  default <T> Mono<T> useInvitation(String token, Function<Invitation, Mono<T>> work) {
    return use(token, LinkKind.INVITATION, link -> work.apply((Invitation) link));
  }

  /** {@link #use} of a link to another password. */
  default <T> Mono<T> useReset(String token, Function<Reset, Mono<T>> work) {
    return use(token, LinkKind.RESET, link -> work.apply((Reset) link));
  }
}
