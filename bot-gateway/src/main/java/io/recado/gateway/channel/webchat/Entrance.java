package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.gateway.channel.webchat.Wire.SessionRequest;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.util.Optional;

/** As whom somebody comes in: whom the tenant's server has signed, who was here before, or new. */
final class Entrance {

  private final VisitorTokens tokens;
  private final IdentityTokens identities;

  Entrance(VisitorTokens tokens, IdentityTokens identities) {
    this.tokens = tokens;
    this.identities = identities;
  }

  /**
   * @param token to be presented from now on
   */
  record Entry(Visitor visitor, String token) {}

  /**
   * A visitor's token that is not good (any more) is no error: its bearer is a new visitor. Whoever
   * is signed is always the same one, and nobody else.
   *
   * @throws GatewayProblem {@code IDENTITY_REFUSED} or {@code IDENTITY_EXPIRED} for what claims to
   *     be signed, {@code IDENTITY_REQUIRED} where nobody else is let in
   */
  Entry enter(Channel channel, SessionRequest request) {
    if (request.identity() != null) {
      return signed(channel, identities.read(channel, request.identity()));
    }
    return Optional.ofNullable(request.visitorToken())
        .flatMap(token -> known(channel, token))
        .orElseGet(() -> stranger(channel));
  }

  private Entry signed(Channel channel, SignedIdentity identity) {
    return entry(channel, tokens.issue(channel.id(), identity));
  }

  private Optional<Entry> known(Channel channel, String token) {
    return tokens
        .read(token)
        .filter(claim -> claim.channel().equals(channel.id()))
        .map(claim -> new Entry(new Visitor(channel, claim), tokens.renew(token, claim)))
        .filter(entry -> entry.visitor().isWelcome());
  }

  private Entry stranger(Channel channel) {
    if (channel.signedOnly()) {
      throw new GatewayProblem(GatewayError.IDENTITY_REQUIRED);
    }
    return entry(channel, tokens.issue(channel.id(), tokens.newVisitor()));
  }

  private Entry entry(Channel channel, String issued) {
    return new Entry(new Visitor(channel, tokens.read(issued).orElseThrow()), issued);
  }
}
