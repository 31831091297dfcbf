package io.recado.intents.knowledge;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What speaks for a passage as the answer to a question; each figure from 0 to 1.
 *
 * @param asked how much of the question the best heading says
 * @param headed how much of that heading the question says
 * @param covered how much of the question the whole passage says
 * @param near how near they are in meaning
 * @param answers 1 for an answer, 0 for a text
 */
record Evidence(double asked, double headed, double covered, double near, double answers) {

  static Evidence of(List<Term> terms, Vocabulary vocabulary, Candidate candidate) {
    double whole = weight(terms);
    double best = -1;
    double asked = 0;
    double headed = 0;
    for (var heading : candidate.headingStems()) {
      double said = share(terms, heading, whole);
      double used = used(heading, terms, vocabulary);
      if (said + used > best) {
        best = said + used;
        asked = said;
        headed = used;
      }
    }
    double covered = share(terms, candidate.stems(), whole);
    double answers = candidate.passage().answers() ? 1 : 0;
    return new Evidence(asked, headed, covered, candidate.cosine(), answers);
  }

  double[] figures() {
    return new double[] {
      asked, headed, asked * headed, covered, near, answers, answers * covered, 1
    };
  }

  private static double weight(List<Term> terms) {
    return terms.stream().mapToDouble(Term::weight).sum();
  }

  private static double share(List<Term> terms, Collection<String> text, double whole) {
    double said = terms.stream().filter(term -> term.isIn(text)).mapToDouble(Term::weight).sum();
    return whole == 0 ? 0 : said / whole;
  }

  private static double used(Set<String> heading, List<Term> terms, Vocabulary vocabulary) {
    var sought = new HashSet<String>();
    terms.forEach(term -> sought.addAll(term.stems()));
    double whole = 0;
    double used = 0;
    for (var stem : heading) {
      double weight = vocabulary.weight(Set.of(stem));
      whole += weight;
      used += sought.contains(stem) ? weight : 0;
    }
    return whole == 0 ? 0 : used / whole;
  }
}
