package io.recado.admin.notice;

import io.recado.mail.Mail;

/** A mail to an owner about what they have to know. */
sealed interface Notice permits ChangeNotice, ChannelNotice {

  /**
   * @param panel where the panel is, with a slash at its end
   */
  Mail mail(String panel);
}
