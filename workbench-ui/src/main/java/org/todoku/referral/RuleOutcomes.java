package org.todoku.referral;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.vocabulary.LocalizedText;

/** What became of the candidates of a rule, as counts: what people found goes back to the rule. */
@Service
public class RuleOutcomes {
  /** Counts below this are not told, since they could point to families. */
  public static final int SMALLEST = 10;

  private final OutcomeStore store;

  RuleOutcomes(OutcomeStore store) {
    this.store = store;
  }

  /**
   * How many candidates took which way; one may have taken several.
   *
   * @param all candidates in all
   * @param confirmed a person found that the family needs a look
   * @param known somebody helped already
   * @param notApplicable the facts were wrong or had a good reason
   * @param declined the family did not want help
   * @param helped help came under way
   */
  public record Counts(
      int all, int confirmed, int known, int notApplicable, int declined, int helped) {}

  /** The counts of one version of a rule. */
  public record OfVersion(int version, Counts counts) {}

  /** The counts of the candidates for which a condition of the rule held. */
  public record OfCondition(String node, LocalizedText text, Counts counts) {}

  /** How often a reason was given for "not applicable". */
  public record OfReason(Reason reason, int count) {}

  /**
   * What became of the candidates of a rule.
   *
   * @param versions newest first
   * @param conditions in the order of the rule
   */
  public record Outcomes(
      List<OfVersion> versions, List<OfCondition> conditions, List<OfReason> reasons) {
    public Outcomes {
      versions = List.copyOf(versions);
      conditions = List.copyOf(conditions);
      reasons = List.copyOf(reasons);
    }
  }

  /** What became of the candidates of a rule so far. */
  @Transactional(readOnly = true)
  public Outcomes of(String rule) {
    return new Outcomes(store.versions(rule), store.conditions(rule), store.reasons(rule));
  }
}
