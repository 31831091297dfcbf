package io.recado.dialogue;

/** Why a person takes over: codes for the people who do. */
final class Handoffs {

  static final String ASKED = "customer_asked";
  static final String NOT_UNDERSTOOD = "not_understood";

  /** An action ended whose flow is no longer declared, so there are no words for it. */
  static final String FLOW_GONE = "flow_gone";

  /** The bot itself failed, time and again. */
  static final String TROUBLE = "bot_in_trouble";

  /** Something needs a proof of who the customer is, and no flow asks for one. */
  static final String UNPROVEN = "unproven";

  private Handoffs() {}
}
