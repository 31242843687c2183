package org.todoku.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.RuleCase;
import org.todoku.text.Finding;
import org.todoku.text.RegisterReader;
import org.todoku.text.RuleDocument;
import org.todoku.vocabulary.Vocabulary;

/**
 * A library as read and checked.
 *
 * @param vocabulary what its rules speak about, or null where it has none that can be used
 * @param rules the rules that may be evaluated, typed, in the order of the library
 * @param documents all rules that could be read, with places, in the same order
 * @param cases the cases that could be read, in the order of their files
 * @param purposes the purpose register, or empty where the library holds none
 * @param needs the kinds of need, likewise
 * @param services the support services, likewise
 * @param ruleSets the rule sets by theme, likewise
 * @param findings what is wrong or worth knowing, in the order of files and places
 */
public record Library(
    @Nullable Vocabulary vocabulary,
    Optional<RuleSet> rules,
    List<RuleDocument> documents,
    List<RuleCase> cases,
    Map<String, RegisterReader.Entry> purposes,
    Map<String, RegisterReader.Entry> needs,
    Map<String, RegisterReader.Entry> services,
    Map<String, RegisterReader.Entry> ruleSets,
    List<Finding> findings) {

  public Library {
    documents = List.copyOf(documents);
    cases = List.copyOf(cases);
    findings = List.copyOf(findings);
  }

  /** Whether a finding keeps the library from being used. */
  public boolean broken() {
    return rules.isEmpty() || findings.stream().anyMatch(Finding::isError);
  }
}
