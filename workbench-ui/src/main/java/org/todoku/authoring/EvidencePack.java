package org.todoku.authoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.todoku.library.RuleTrial;
import org.todoku.library.RuleVersion;
import org.todoku.phrase.PhraseLine;
import org.todoku.vocabulary.LocalizedText;

/**
 * What an approver sees of a draft.
 *
 * @param draft the draft, in the revision that all the rest is about
 * @param from the day from which it was tried out
 * @param trial findings, case results and coverage by cases
 * @param sentence the rule as a sentence; empty where the text cannot be used
 * @param outline the rule line by line; empty likewise
 * @param published the newest version, which it would replace; empty for a new rule
 * @param differences what differs from that version, in words; empty for a new rule, too
 * @param caseDifferences what differs between its cases and those of that version, in words
 */
public record EvidencePack(
    Draft draft,
    LocalDate from,
    RuleTrial trial,
    Optional<LocalizedText> sentence,
    List<PhraseLine> outline,
    Optional<RuleVersion> published,
    List<LocalizedText> differences,
    List<LocalizedText> caseDifferences) {

  public EvidencePack {
    outline = List.copyOf(outline);
    differences = List.copyOf(differences);
    caseDifferences = List.copyOf(caseDifferences);
  }

  /** Whether nothing in the text keeps it from being published. */
  public boolean publishable() {
    return !trial.broken() && trial.failing().isEmpty();
  }
}
