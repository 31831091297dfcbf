package io.recado.intents.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the shipped bot reads the labelled messages it comes with.
 *
 * @param parity null of a single language
 */
record ShippedReport(
    List<LanguageFigures> languages, @Nullable Parity parity, Memory memoryMegabytes) {}
