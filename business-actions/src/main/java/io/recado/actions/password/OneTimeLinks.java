package io.recado.actions.password;

import io.recado.actions.link.LinkToken;
import io.recado.conversation.Language;
import reactor.core.publisher.Mono;

/** What links to new passwords lead to. */
public interface OneTimeLinks {

  /** Where links lead, below the address of the product; the token follows. */
  String PATH = "/passwords/";

  /**
   * A password that was shown, and is gone from here with that.
   *
   * @param system what it is for, as the customer knows it
   */
  record Revealed(String password, String login, String system, Language language) {

    @Override
    public String toString() {
      return "Revealed";
    }
  }

  /**
   * The language of who gets the link, as long as it can be opened; changes nothing. Empty when it
   * was opened, is over, or never was: these are not told apart.
   */
  Mono<Language> peek(LinkToken token);

  /** Takes the password out, once: of many who ask at a time one gets it. Empty for the others. */
  Mono<Revealed> reveal(LinkToken token);
}
