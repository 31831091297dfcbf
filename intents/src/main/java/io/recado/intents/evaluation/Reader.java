package io.recado.intents.evaluation;

/** Something that reads messages and is to be judged by it. */
interface Reader {

  Judgement judge(LabelledText message);
}
