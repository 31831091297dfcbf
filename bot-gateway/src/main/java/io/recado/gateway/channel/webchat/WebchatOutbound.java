package io.recado.gateway.channel.webchat;

import io.recado.conversation.OutboundContent;

/** From what is to be said to what the widget shows. */
final class WebchatOutbound {

  private WebchatOutbound() {}

  /** The widget has no contact book and no templates: their words ask for the same. */
  static Bubble bubble(OutboundContent content) {
    return switch (content) {
      case OutboundContent.Choices choices -> new Bubble.Choices(choices.body(), choices.options());
      case OutboundContent.Text text -> new Bubble.Text(text.body(), text.link());
      case OutboundContent.ContactRequest request -> new Bubble.Text(request.body());
      case OutboundContent.Template template -> new Bubble.Text(template.body());
    };
  }
}
