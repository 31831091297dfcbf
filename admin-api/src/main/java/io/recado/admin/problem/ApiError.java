package io.recado.admin.problem;

import java.util.Locale;

/** Everything the API refuses, with the HTTP status it is refused by. */
public enum ApiError {
  BODY_UNREADABLE(400, "The body is not what this route takes."),
  PARAMETER_WRONG(400, "A parameter is not what this route takes."),
  KEY_MISSING(400, "This route needs an Idempotency-Key."),
  NOT_SIGNED_IN(401, "The request bears no valid token."),
  SIGN_IN_REFUSED(401, "The address or the password is wrong."),
  SECOND_FACTOR_NEEDED(401, "The password is right; present the ticket with a code."),
  SECOND_FACTOR_REFUSED(401, "The code is wrong or used, or the ticket is too old."),
  REFRESH_REFUSED(401, "The refresh token is not valid; sign in again."),
  NOT_ALLOWED(403, "This is not among what your role may do."),
  ORIGIN_REFUSED(403, "This origin may not call the API."),
  CSRF_REFUSED(403, "A change signed in by cookie needs the header X-Recado-Csrf."),
  SIGN_UP_CLOSED(403, "Nobody signs up here by themselves."),
  NOT_FOUND(404, "There is no such thing."),
  METHOD_WRONG(405, "This route does not take this method."),
  REFRESH_RACED(409, "This refresh token has just been used; go on with the newer one."),
  NOT_YOURS(409, "The conversation is not in your hands; take it over first."),
  NOT_POSSIBLE(409, "Its state does not let this happen to it; look at it again."),
  NAME_TAKEN(409, "Another one is called that already."),
  CHANNEL_TAKEN(409, "Another channel has this bot, this number or this site already."),
  IN_USE(409, "Something hangs on it still, and keeps it from going."),
  TOO_MANY(409, "There are as many of these as a tenant may have."),
  LAST_OWNER(409, "A tenant keeps at least one owner."),
  STILL_BOOKED(409, "Appointments to come stand in the way; cancel them first."),
  ALREADY_MEMBER(409, "This person belongs to the tenant already."),
  ACCOUNT_EXISTS(409, "This address has an account already; sign in with it."),
  FILE_WAITING(409, "The file is still being fetched from its channel; ask again in a moment."),
  LINK_REFUSED(410, "The link was used, is too old, or never was one."),
  FILE_TOO_LARGE(410, "The file has more bytes than are kept of one; it was not fetched."),
  FILE_TOO_MANY(410, "More came in the conversation that day than is kept; it was not fetched."),
  FILE_GONE(410, "The channel did not give the file, or it is not kept any more."),
  DRAFT_CHANGED(412, "Somebody else was quicker; look at the draft again."),
  TERMS_CHANGED(412, "Somebody else was quicker; look at it again."),
  BODY_TOO_LARGE(413, "The body is larger than this route takes."),
  MEDIA_TYPE_WRONG(415, "Bodies are application/json."),
  FILE_REFUSED(422, "Files of this kind are not sent."),
  TEMPLATE_UNKNOWN(422, "The channel has no such template, or one with other places."),
  KEY_REUSED(422, "This Idempotency-Key was used for another request."),
  CALENDAR_UNREADABLE(422, "This is no calendar that can be read, or one that holds too much."),
  CALENDAR_UNKNOWN(422, "There is no such calendar in this tenant."),
  INTENT_UNKNOWN(422, "The bot has no such intent."),
  LABEL_UNKNOWN(422, "There is no such label in this tenant."),
  PASSWORD_WRONG(422, "This is not your password."),
  PASSWORD_WEAK(422, "A password has 12 to 256 characters, and is not easily guessed."),
  CODE_WRONG(422, "The code is wrong, or was used."),
  ADDRESS_REFUSED(422, "This address is none that may be called."),
  TOKEN_REFUSED(422, "The provider does not take this token."),
  DATABASE_UNKNOWN(422, "There is no database of this name."),
  TABLE_UNKNOWN(422, "The database does not have the table, or another of that name."),
  UPDATE_REFUSED(422, "This user may not change what is to be changed, or nobody may there."),
  MODEL_UNKNOWN(422, "The provider has no such model, or nothing is at this address."),
  MODEL_UNFIT(422, "The model does not answer in the form that it is asked for."),
  BOT_UNFIT(422, "Something is wrong with it; the draft's validation names it."),
  CUSTOMER_UNKNOWN(422, "There is no such customer in this tenant."),
  PART_UNKNOWN(422, "Something that it is put together of is not there."),
  ACCOUNT_NUMBER_WRONG(422, "This is no account number by its standard; look at its digits."),
  PLAN_UNKNOWN(422, "There is no such plan in this tenant."),
  PROMISE_UNFIT(422, "A ticket is to be answered before it is to be closed."),
  PERSON_UNKNOWN(422, "There is no such person in this tenant."),
  PROVIDER_AWAY(424, "The provider did not answer; nothing was changed. Try again later."),
  IF_MATCH_MISSING(428, "This route needs the version that was looked at, as If-Match."),
  TOO_MANY_REQUESTS(429, "Too many requests; try again later."),
  INTERNAL(500, "Something went wrong here; it has been logged."),
  TRY_AGAIN(503, "Nothing was changed; try again.");

  private final int status;
  private final String title;

  ApiError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The stable code in problem documents and logs, such as {@code not-yours}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
