package io.recado.admin.access;

import io.recado.admin.access.PostgresSecondFactors.SecondFactor;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What people prove besides their password that they are who they say. */
@Service
public class SecondFactors {

  private static final Pattern CODE = Pattern.compile("\\d{6}");

  private final PostgresSecondFactors factors;
  private final RateLimits limits;

  SecondFactors(PostgresSecondFactors factors, RateLimits limits) {
    this.factors = factors;
    this.limits = limits;
  }

  /**
   * How somebody stands.
   *
   * @param recoveryCodesLeft zero while it is off
   */
  public record Standing(boolean on, long recoveryCodesLeft) {}

  /**
   * What an authenticator app takes, told once.
   *
   * @param secret to be typed
   * @param uri the same to be scanned ({@code otpauth:})
   */
  public record Enrolment(String secret, String uri) {

    @Override
    public String toString() {
      return "Enrolment";
    }
  }

  public Mono<Standing> of(PersonId person) {
    return factors
        .find(person)
        .filter(SecondFactor::confirmed)
        .map(factor -> new Standing(true, factor.codesLeft()))
        .defaultIfEmpty(new Standing(false, 0));
  }

  /**
   * Begins: it is on when a code has confirmed it.
   *
   * @param account what the app is to call it
   * @throws ApiProblem {@code NOT_POSSIBLE} when one is on
   */
  public Mono<Enrolment> enrol(PersonId person, String account) {
    var secret = Totp.newSecret();
    return factors
        .enrol(person, secret)
        .filter(begun -> begun)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE)))
        .map(_ -> enrolment(secret, account));
  }

  private static Enrolment enrolment(byte[] secret, String account) {
    var text = Base32.of(secret);
    var label = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
    return new Enrolment(
        text,
        "otpauth://totp/Recado:%s?secret=%s&issuer=Recado&algorithm=SHA1&digits=6&period=30"
            .formatted(label, text));
  }

  /**
   * Switches it on, and gives the recovery codes, which are told here and nowhere again.
   *
   * @throws ApiProblem {@code CODE_WRONG}, {@code NOT_POSSIBLE} when there is nothing to confirm
   */
  public Mono<List<String>> confirm(PersonId person, String code) {
    var codes = RecoveryCode.draw();
    return throttle(person)
        .then(Mono.defer(() -> factors.find(person)))
        .filter(factor -> !factor.confirmed())
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE)))
        .map(factor -> step(person, factor, code).orElseThrow(SecondFactors::wrong))
        .flatMap(step -> factors.confirm(person, step, codes))
        .filter(confirmed -> confirmed)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_POSSIBLE)))
        .map(_ -> codes.stream().map(RecoveryCode::text).toList());
  }

  /**
   * Switches it off for whoever has it, or one of its recovery codes.
   *
   * @throws ApiProblem {@code CODE_WRONG}
   */
  public Mono<Void> remove(PersonId person, String code) {
    return accepts(person, code)
        .filter(right -> right)
        .switchIfEmpty(Mono.error(SecondFactors::wrong))
        .then(Mono.defer(() -> factors.remove(person)));
  }

  /** Whether a code, or a recovery code, is right; it is used up by it. */
  Mono<Boolean> accepts(PersonId person, String code) {
    return throttle(person)
        .then(Mono.defer(() -> factors.find(person)))
        .filter(SecondFactor::confirmed)
        .flatMap(factor -> use(person, factor, code))
        .defaultIfEmpty(false);
  }

  private Mono<Boolean> use(PersonId person, SecondFactor factor, String code) {
    if (!isCode(code)) {
      return factors.useCode(person, new RecoveryCode(code));
    }
    var step = step(person, factor, code);
    return step.isPresent() ? factors.useStep(person, step.getAsLong()) : Mono.just(false);
  }

  private OptionalLong step(PersonId person, SecondFactor factor, String code) {
    return isCode(code)
        ? factors
            .secret(person, factor)
            .map(secret -> Totp.step(secret, digits(code), factor.now()))
            .orElseGet(OptionalLong::empty)
        : OptionalLong.empty();
  }

  private static boolean isCode(String code) {
    return CODE.matcher(digits(code)).matches();
  }

  /** Apps show them in two groups. */
  private static String digits(String code) {
    return code.replace(" ", "");
  }

  private Mono<Void> throttle(PersonId person) {
    return limits.count(Limit.SECOND_FACTOR, person.toString()).doOnNext(Throttled::check).then();
  }

  private static ApiProblem wrong() {
    return new ApiProblem(ApiError.CODE_WRONG);
  }
}
