package io.recado.admin.template;

import java.util.List;

/**
 * The templates of a channel.
 *
 * @param templates by name
 * @param version what a change of the list is made to, as {@code If-Match}
 */
record TemplatesView(List<MessageTemplate> templates, String version) {

  TemplatesView {
    templates = List.copyOf(templates);
  }
}
