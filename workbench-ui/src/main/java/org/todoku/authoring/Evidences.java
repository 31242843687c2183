package org.todoku.authoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.todoku.difference.DifferenceWords;
import org.todoku.difference.RuleDifference;
import org.todoku.library.RuleTrial;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.CaseResult;
import org.todoku.simulate.RuleCase;
import org.todoku.vocabulary.LocalizedText;

/** Gathers what there is to know about a draft before it is published, and compares versions. */
@Service
public class Evidences {
  private final RuleVersions versions;
  private final RuleTrials trials;
  private final RuleCatalogue catalogue;

  Evidences(RuleVersions versions, RuleTrials trials, RuleCatalogue catalogue) {
    this.versions = versions;
    this.trials = trials;
    this.catalogue = catalogue;
  }

  /**
   * What an approver should see.
   *
   * @param from the day from which the rule would be in force
   */
  public EvidencePack of(Draft draft, LocalDate from) {
    RuleTrial trial = trials.tryOut(draft.ruleId(), draft.text(), draft.cases(), from);
    Optional<RuleVersion> newest = versions.newest(draft.ruleId());
    Optional<RuleSet> rules = trial.rules();
    Optional<Rule> rule = trial.rule();
    List<LocalizedText> differences =
        rule.isPresent() && rules.isPresent() && newest.isPresent()
            ? differences(
                versionOf(newest.get()),
                Optional.of(new DifferenceWords.Version(rule.get(), rules.get())))
            : List.of();
    return new EvidencePack(
        draft,
        from,
        trial,
        rule.map(each -> new Phrases(rules.orElseThrow()).sentence(each)),
        rule.map(each -> new Phrases(rules.orElseThrow()).outline(each, null)).orElse(List.of()),
        newest,
        differences,
        newest
            .map(
                version ->
                    CaseDifferences.between(
                        cases(version, from),
                        trial.cases().stream().map(CaseResult::example).toList()))
            .orElse(List.of()));
  }

  private List<RuleCase> cases(RuleVersion version, LocalDate from) {
    return results(version, from).cases().stream().map(CaseResult::example).toList();
  }

  /** What a published version's findings and cases give on a day. */
  public RuleTrial results(RuleVersion version, LocalDate day) {
    return trials.tryOut(version.ruleId(), version.content(), version.cases(), day);
  }

  /** What differs between two versions of a rule, in words; empty where nothing does. */
  public List<LocalizedText> differences(RuleVersion before, RuleVersion after) {
    return before.checksum().equals(after.checksum())
        ? List.of()
        : differences(versionOf(before), versionOf(after));
  }

  private List<LocalizedText> differences(
      Optional<DifferenceWords.Version> before, Optional<DifferenceWords.Version> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return List.of(
          new LocalizedText(
              "一方の版は今の語彙では読めないため、違いを文で示せません",
              "One of the versions cannot be read with today's vocabulary, so the difference cannot be told in words"));
    }
    DifferenceWords words = new DifferenceWords(before.get(), after.get(), catalogue);
    return RuleDifference.between(before.get().rule(), after.get().rule()).changes().stream()
        .map(words::words)
        .toList();
  }

  private Optional<DifferenceWords.Version> versionOf(RuleVersion version) {
    return trials
        .typed(version.ruleId(), version.content())
        .map(
            rules ->
                new DifferenceWords.Version(rules.rule(version.ruleId()).orElseThrow(), rules));
  }
}
