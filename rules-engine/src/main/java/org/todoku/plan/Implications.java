package org.todoku.plan;

import java.util.List;
import org.todoku.plan.Formula.Mode;

/**
 * Whether a rule can only match where another does. Follows from their form: a narrower range of
 * the same feature, fewer codes, one more part of an {@code all}, one fewer of an {@code any}. What
 * it finds is certain; it does not find everything.
 */
public final class Implications {
  /** So many pairs of conditions are compared in all; then nothing more is found. */
  private static final int MOST = 5_000_000;

  private final Plan plan;
  private int left = MOST;

  public Implications(Plan plan) {
    this.plan = plan;
  }

  /**
   * Whether a rule can only match children whom another rule matches as well, on any day on which
   * both are in force.
   *
   * @param rule its place in the rule set
   */
  public boolean holds(int rule, int other) {
    return holds(plan.rule(rule).certainly(), plan.rule(other).certainly());
  }

  private boolean holds(Formula condition, Formula other) {
    if (left-- < 0) {
      return false;
    }
    if (condition.equals(other)) {
      return true;
    }
    // first whatever must hold for every part, then whatever one part is enough for
    if (other instanceof Formula.AllOf(List<Formula> of)) {
      return of.stream().allMatch(part -> holds(condition, part));
    }
    if (condition instanceof Formula.AnyOf(List<Formula> of)) {
      return of.stream().allMatch(part -> holds(part, other));
    }
    if (other instanceof Formula.AnyOf(List<Formula> of)
        && of.stream().anyMatch(part -> holds(condition, part))) {
      return true;
    }
    if (condition instanceof Formula.AllOf(List<Formula> of)) {
      return of.stream().anyMatch(part -> holds(part, other));
    }
    if (condition instanceof Formula.AtLeastOf(int n, List<Formula> of)
        && other instanceof Formula.AtLeastOf(int fewer, List<Formula> among)) {
      return n >= fewer && among.containsAll(of);
    }
    if (condition instanceof Formula.Is(Atom atom, Mode mode)) {
      if (other instanceof Formula.Is(Atom wider, Mode wanted)
          && holds(atom, mode, wider, wanted)) {
        return true;
      }
      return atom instanceof Atom.OfRule(int rule)
          && mode == Mode.CERTAINLY
          && holds(plan.rule(rule).certainly(), other);
    }
    return false;
  }

  private static boolean holds(Atom atom, Mode mode, Atom other, Mode wanted) {
    if (mode != wanted) {
      boolean weaker =
          mode == Mode.CERTAINLY && wanted == Mode.POSSIBLY
              || mode == Mode.CERTAINLY_NOT && wanted == Mode.POSSIBLY_NOT;
      return weaker && atom.equals(other);
    }
    boolean negative = mode.isNegative();
    return negative ? within(other, atom) : within(atom, other);
  }

  /** Whether all values that one atom asks for are among those that another asks for. */
  private static boolean within(Atom atom, Atom other) {
    if (atom instanceof Atom.InRange(int slot, long from, long to, boolean outside)
        && other instanceof Atom.InRange(int same, long least, long most, boolean beyond)) {
      boolean inside = from > to || from >= least && to <= most;
      boolean around = least > most || least >= from && most <= to;
      return slot == same && outside == beyond && (outside ? around : inside);
    }
    if (atom instanceof Atom.InCodes(int slot, long codes, boolean outside)
        && other instanceof Atom.InCodes(int same, long more, boolean beyond)) {
      long asked = outside ? ~codes : codes;
      long among = beyond ? ~more : more;
      // codes beyond those that fit into the bits are only asked for by "outside"
      return slot == same && (!outside || beyond) && (asked & ~among) == 0;
    }
    return false;
  }
}
