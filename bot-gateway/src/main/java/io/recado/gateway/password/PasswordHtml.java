package io.recado.gateway.password;

import io.recado.actions.password.OneTimeLinks.Revealed;
import io.recado.conversation.Language;
import io.recado.digest.Sha256;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/** How the page looks. It needs no script, and nothing from anywhere else. */
final class PasswordHtml {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c2430; --quiet: #556070; --ground: #f4f6f8; --card: #ffffff; --line: #d5dbe2; --deed: #1a5fb4; --on-deed: #ffffff }
      @media (prefers-color-scheme: dark) { :root { --ink: #eef1f5; --quiet: #a9b4c0; --ground: #14181d; --card: #1f252c; --line: #3a434d; --deed: #8ab8f5; --on-deed: #10141a } }
      * { box-sizing: border-box }
      body { margin: 0; padding: 12vh 1rem 2rem; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif }
      main { max-width: 26rem; margin: 0 auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem }
      h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.25 }
      p { margin: 0 0 1.25rem }
      p:last-child { margin: 0 }
      dl { margin: 0 0 1rem }
      dt { color: var(--quiet); font-size: .875rem }
      dd { margin: 0 0 .5rem; overflow-wrap: anywhere }
      .password { display: block; margin: 0 0 1rem; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--ground); font: 1.25rem/1.4 ui-monospace, monospace; text-align: center; overflow-wrap: anywhere; user-select: all; -webkit-user-select: all }
      button { width: 100%; min-height: 3rem; padding: .5rem 1rem; border: 0; border-radius: .5rem; background: var(--deed); color: var(--on-deed); font: 600 1.0625rem/1.25 system-ui, sans-serif; cursor: pointer }
      button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
      """;

  /** This style, a form that leads back here, and nothing else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(Base64.getEncoder().encodeToString(Sha256.of("\n" + STYLE)));

  private PasswordHtml() {}

  /** The password can be shown. */
  static String button(Language language) {
    var words = PasswordWords.in(language);
    return page(
        language,
        words.title(),
        """
        <p>%s</p>
        <form method="post"><button>%s</button></form>
        """
            .formatted(words.once(), words.show()));
  }

  static String shown(Revealed revealed) {
    var words = PasswordWords.in(revealed.language());
    return page(
        revealed.language(),
        words.title(),
        """
        <dl translate="no"><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%s</dd></dl>
        <output class="password" translate="no">%s</output>
        <p>%s</p>
        """
            .formatted(
                words.account(),
                HtmlUtils.htmlEscape(revealed.system()),
                words.login(),
                HtmlUtils.htmlEscape(revealed.login()),
                HtmlUtils.htmlEscape(revealed.password()),
                words.save()));
  }

  /** There is nothing to show, any more or at all. */
  static String gone(Language language) {
    var words = PasswordWords.in(language);
    return page(language, words.goneTitle(), "<p>" + words.gone() + "</p>");
  }

  /** It cannot be said at the moment. */
  static String later(Language language) {
    var words = PasswordWords.in(language);
    return page(language, words.laterTitle(), "<p>" + words.later() + "</p>");
  }

  private static String page(Language language, String title, String content) {
    return """
    <!doctype html>
    <html lang="%s">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%s</title>
    <style>
    %s</style>
    <main>
    <h1>%s</h1>
    %s</main>
    </html>
    """
        .formatted(language.code(), title, STYLE, title, content);
  }
}
