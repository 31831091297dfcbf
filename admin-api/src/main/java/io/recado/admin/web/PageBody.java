package io.recado.admin.web;

import io.recado.settings.Setting;

/**
 * A body that holds a page of knowledge, as long as {@link Setting#KNOWLEDGE_PAGE_MOST_BYTES} says.
 */
public interface PageBody {}
