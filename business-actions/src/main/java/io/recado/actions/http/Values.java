package io.recado.actions.http;

import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.LookupRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one call of a declared action is filled with. */
final class Values {

  private final Map<String, Input> inputs;
  private final Map<String, String> given;
  private final Map<String, String> secrets;
  private final @Nullable String customer;

  /**
   * @param given by input; what is not there was left open
   */
  Values(
      Map<String, Input> inputs,
      Map<String, String> given,
      Map<String, String> secrets,
      @Nullable String customer) {
    this.inputs = inputs;
    this.given = given;
    this.secrets = secrets;
    this.customer = customer;
  }

  static Values of(
      ActionRequest request, HttpDeclaration declaration, Map<String, String> secrets) {
    return of(request::text, request.customer(), declaration, secrets);
  }

  static Values of(
      LookupRequest request, HttpDeclaration declaration, Map<String, String> secrets) {
    return of(request::text, request.customer(), declaration, secrets);
  }

  private static Values of(
      Function<String, @Nullable String> text,
      @Nullable CustomerId customer,
      HttpDeclaration declaration,
      Map<String, String> secrets) {
    var given = new HashMap<String, String>();
    for (var name : declaration.inputs().keySet()) {
      var value = text.apply(name);
      if (value != null) {
        given.put(name, value);
      }
    }
    return new Values(
        declaration.inputs(), given, secrets, customer == null ? null : customer.toString());
  }

  /** Whether every input is what it is declared to be, and nothing that is needed is left open. */
  boolean fit() {
    return inputs.entrySet().stream()
        .allMatch(
            input -> {
              var value = given.get(input.getKey());
              return value == null
                  ? input.getValue().optional()
                  : input.getValue().type().takes(value);
            });
  }

  /** Null when it was left open. */
  @Nullable String valueOf(Placeholder place) {
    return switch (place) {
      case Placeholder.OfInput(var name) -> given.get(name);
      case Placeholder.OfSecret(var name) -> secrets.get(name);
      case Placeholder.OfCustomer() -> customer;
      case Placeholder.Unknown _ -> null;
    };
  }

  /** Empty when it was left open. */
  String text(Placeholder place) {
    var value = valueOf(place);
    return value == null ? "" : value;
  }

  /** Whether this is the proven customer, and there is none. */
  boolean lackTheCustomer(Placeholder place) {
    return place instanceof Placeholder.OfCustomer && customer == null;
  }

  boolean isNumber(Placeholder place) {
    return place instanceof Placeholder.OfInput(var name)
        && inputs.get(name) instanceof Input(InputType type, boolean _)
        && type == InputType.NUMBER;
  }
}
