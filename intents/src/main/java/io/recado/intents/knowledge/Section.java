package io.recado.intents.knowledge;

/**
 * A part of a document below one heading.
 *
 * @param heading the headings it stands under, outermost first, with {@code " – "} between them;
 *     empty at a document's beginning
 * @param text paragraphs, each on lines of its own with a blank line between them
 */
record Section(String heading, String text) {}
