package io.recado.gateway.channel.webchat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.recado.conversation.Language;
import io.recado.gateway.problem.GatewayProblem;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a signed token tells of a visitor. Who they are has to be well said; what else is known of
 * them is left out where it is not, as nobody shall be kept out by an odd number on file.
 */
final class IdentityClaims {

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 254;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s()./-]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{7,15}");

  private IdentityClaims() {}

  /**
   * @throws GatewayProblem {@code IDENTITY_REFUSED} when it does not say who it is about
   */
  static SignedIdentity identity(UUID key, JWTClaimsSet claims) {
    var subject =
        subject(claims)
            .orElseThrow(
                () ->
                    IdentityTokens.refused(
                        "Its sub is no text of 1 to %d characters.".formatted(LONGEST_SUBJECT)));
    return new SignedIdentity(
        key,
        subject,
        text(claims, "name", LONGEST_NAME).orElse(null),
        text(claims, "email", LONGEST_ADDRESS).filter(ADDRESS.asMatchPredicate()).orElse(null),
        number(claims).orElse(null),
        text(claims, "locale", LONGEST_NAME).flatMap(Language::ofTag).orElse(null));
  }

  /** As it stands: to the site, two who differ by a space are two people. */
  private static Optional<String> subject(JWTClaimsSet claims) {
    return claims.getClaim("sub") instanceof String subject
        ? Optional.of(subject).filter(words -> !words.isBlank() && isText(words, LONGEST_SUBJECT))
        : Optional.empty();
  }

  private static Optional<String> number(JWTClaimsSet claims) {
    return text(claims, "phone", LONGEST_NAME)
        .map(number -> BETWEEN_DIGITS.matcher(number).replaceAll(""))
        .filter(NUMBER.asMatchPredicate());
  }

  private static Optional<String> text(JWTClaimsSet claims, String name, int most) {
    return claims.getClaim(name) instanceof String text
        ? Optional.of(text.strip()).filter(words -> isText(words, most))
        : Optional.empty();
  }

  private static boolean isText(String words, int most) {
    return !words.isEmpty()
        && words.length() <= most
        && words.codePoints().noneMatch(IdentityClaims::isUnprintable);
  }

  private static boolean isUnprintable(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }
}
