package io.recado.actions.password;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.Receipt;
import io.recado.actions.link.LinkToken;
import io.recado.actions.link.LinkTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a reset: what it was for, and how the customer gets to see the password. It is
 * the same for the same request.
 */
final class ResetReceipts {

  static final String SYSTEM = "system";
  static final String HOW = "how";
  static final Set<String> FACTS = Set.of(SYSTEM, HOW);

  private final LinkTokens tokens;
  private final URI page;
  private final Duration linkLife;

  /**
   * @param page where links lead, with a slash at its end
   */
  ResetReceipts(LinkTokens tokens, URI page, Duration linkLife) {
    this.tokens = tokens;
    this.page = page;
    this.linkLife = linkLife;
  }

  LinkToken token(ActionRequest request) {
    return tokens.of(request.tenant(), ResetId.of(request).toString());
  }

  /**
   * @param password null when it is not kept any more: then the link says so
   */
  ActionOutcome of(
      ActionRequest request, AccessAccount account, @Nullable String password, Instant at) {
    var system = account.system();
    var shown =
        system.showsInChat() && password != null
            ? ResetWords.inChat(password, request.language())
            : ResetWords.byLink(link(request), linkLife, request.language());
    var router = system.kind().isDialledByARouter() ? ResetWords.router(request.language()) : "";
    var facts = Map.of(SYSTEM, system.name(), HOW, shown + router);
    return new ActionOutcome.Done(new Receipt(system.name(), at, facts));
  }

  private String link(ActionRequest request) {
    return page.resolve(token(request).value()).toString();
  }
}
