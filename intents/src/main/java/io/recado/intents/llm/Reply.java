package io.recado.intents.llm;

import io.recado.understanding.Cost;

/** What a model wrote, and what that cost. */
record Reply(String text, Cost cost) {}
