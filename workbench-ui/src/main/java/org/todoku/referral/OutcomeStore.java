package org.todoku.referral;

import java.util.List;
import org.todoku.referral.RuleOutcomes.OfCondition;
import org.todoku.referral.RuleOutcomes.OfReason;
import org.todoku.referral.RuleOutcomes.OfVersion;
import org.todoku.referral.Supervision.OfPerson;
import org.todoku.referral.Supervision.OfState;

/** Counts what became of cards. */
public interface OutcomeStore {
  List<OfVersion> versions(String rule);

  List<OfCondition> conditions(String rule);

  List<OfReason> reasons(String rule);

  /** Open cards of each person, most first; those of nobody have an empty login. */
  List<OfPerson> people(Now now);

  /** Open cards of each state. */
  List<OfState> states(Now now);
}
