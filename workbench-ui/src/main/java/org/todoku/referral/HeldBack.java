package org.todoku.referral;

import java.util.List;
import org.todoku.rule.Rule;
import org.todoku.vocabulary.LocalizedText;

/**
 * A rule whose criterion holds for a child and that makes no candidate because one of its
 * exceptions holds too, most often a plan that covers the need (gate G1).
 *
 * @param child the pseudonym
 * @param rule as it was evaluated
 * @param because what the exceptions that hold say
 */
public record HeldBack(String child, Rule rule, List<LocalizedText> because) {
  public HeldBack {
    because = List.copyOf(because);
  }
}
