package io.recado.intents.local;

import java.util.List;

/** A phrase's true intent, and what experts that had not seen the phrase made of it. */
record Trial(int label, List<Expert.Opinion> opinions) {}
