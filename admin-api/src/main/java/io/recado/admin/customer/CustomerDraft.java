package io.recado.admin.customer;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they are to be on file.
 *
 * @param number what people call them by; no other customer has it, in capitals or not
 * @param phone with its country code; null for none. Who writes from it on WhatsApp is the customer
 * @param email null for none
 * @param emailVerified whether the tenant has made sure that the address is the customer's: only
 *     then are codes sent to it, which prove who asks for them
 */
record CustomerDraft(
    String number,
    String name,
    @Nullable String phone,
    @Nullable String email,
    boolean emailVerified,
    Language language) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  CustomerDraft {
    number = checked(CustomerFields.number(number), "A number has 1 to 40 characters.");
    name = checked(CustomerFields.name(name), "A name has 1 to 200 characters.");
    phone =
        phone == null
            ? null
            : checked(
                CustomerFields.phone(phone, null),
                "A telephone number is one that exists, with its country code.");
    email =
        email == null
            ? null
            : checked(CustomerFields.email(email), "An e-mail address is one address.");
    if (language == null || (emailVerified && email == null)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A customer has a language, and only an address is made sure of.");
    }
  }

  private static String checked(@Nullable String value, String rule) {
    if (value == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, rule);
    }
    return value;
  }
}
