package io.recado.intents.local;

/** A way of seeing a text as numbers. */
interface View {

  FeatureVector of(String text);

  int features();

  /** The share of the text this view can make anything of, 0 to 1. */
  double familiarity(String text);
}
