package io.recado.admin.link;

import io.recado.admin.access.PersonId;
import io.recado.admin.access.Role;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.ZoneId;
import java.util.UUID;

/** What somebody may do who got a link by mail, and so has shown that the address is theirs. */
public sealed interface MailedLink {

  UUID id();

  /** In the form in which accounts are known. */
  String email();

  Language language();

  /** Make a tenant, with themselves as its owner. */
  record SignUp(UUID id, String email, Language language, String company, ZoneId timeZone)
      implements MailedLink {}

  /** Set another password. */
  record Reset(UUID id, String email, Language language) implements MailedLink {}

  /**
   * Join a tenant.
   *
   * @param by who invited them
   */
  record Invitation(
      UUID id, String email, Language language, TenantId tenant, Role role, PersonId by)
      implements MailedLink {}
}
