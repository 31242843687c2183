package org.todoku.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows a tree of conditions for a whole block of children: each condition is asked of a column
 * from top to bottom, and what comes of it are sets of rows. No code is made for a tree, so that a
 * rule that was changed a moment ago runs as fast as any other.
 */
public final class ColumnMatcher {
  private final Plan plan;
  private final Day day;

  /** One child at a time, for the conditions that hang on more than one column. */
  private final Features one;

  private final Map<Atom, int[]> slots = new HashMap<>();

  /** What was found out about the block. */
  private final Map<Atom, Truths> atoms = new HashMap<>();

  private final Map<Integer, Truths> rules = new HashMap<>();

  private final Block block;
  private final Noted noted;

  private ColumnMatcher(Plan plan, Day day, Block block) {
    this.plan = plan;
    this.day = day;
    this.block = block;
    one = plan.newFeatures(day);
    noted = new Noted(plan, day, block.size());
  }

  /** Follows a tree for all children of a block. */
  public static Noted match(Decision root, Plan plan, Day day, Block block) {
    ColumnMatcher matcher = new ColumnMatcher(plan, day, block);
    matcher.follow(root, Rows.first(block.size()));
    return matcher.noted;
  }

  private void follow(Decision decision, long[] rows) {
    Formula condition = decision.condition();
    long[] held = condition == null ? rows : holds(condition, rows);
    if (Rows.isEmpty(held)) {
      return;
    }
    for (int outcome : decision.outcomes()) {
      noted.add(outcome, held);
    }
    for (Decision beneath : decision.beneath()) {
      follow(beneath, held);
    }
  }

  /** Those of some rows for which a condition holds; the result is the caller's own. */
  private long[] holds(Formula formula, long[] rows) {
    return switch (formula) {
      case Formula.Is(Atom atom, Formula.Mode mode) -> truths(atom, rows).among(rows, mode);
      case Formula.AllOf(List<Formula> of) -> {
        long[] held = rows.clone();
        for (int i = 0; i < of.size() && !Rows.isEmpty(held); i++) {
          held = holds(of.get(i), held);
        }
        yield held;
      }
      case Formula.AnyOf(List<Formula> of) -> {
        long[] held = new long[rows.length];
        long[] left = rows.clone();
        for (int i = 0; i < of.size() && !Rows.isEmpty(left); i++) {
          long[] more = holds(of.get(i), left);
          Rows.add(held, more);
          Rows.remove(left, more);
        }
        yield held;
      }
      case Formula.AtLeastOf(int n, List<Formula> of) -> {
        int[] counts = new int[block.size()];
        for (Formula part : of) {
          Rows.forEach(holds(part, rows), row -> counts[row]++);
        }
        long[] held = new long[rows.length];
        Rows.forEach(
            rows,
            row -> {
              if (counts[row] >= n) {
                Rows.put(held, row);
              }
            });
        yield held;
      }
    };
  }

  /** The truths of an atom, known at least for some rows. */
  private Truths truths(Atom atom, long[] rows) {
    return switch (atom) {
      case Atom.InRange(int slot, var from, var to, var outside) -> ofColumn(atom, slot);
      case Atom.InCodes(int slot, var codes, var outside) -> ofColumn(atom, slot);
      case Atom.Truth(int slot) -> ofColumn(atom, slot);
      case Atom.Recorded(int slot) -> ofColumn(atom, slot);
      case Atom.OfRule(int rule) -> ofRule(rule);
      case Atom.OfFraction fraction -> childByChild(atom, rows);
      case Atom.Score score -> childByChild(atom, rows);
    };
  }

  private Truths ofColumn(Atom atom, int slot) {
    Truths known = atoms.get(atom);
    if (known == null) {
      known = block.ask(atom, slot, one);
      atoms.put(atom, known);
    }
    return known;
  }

  private Truths ofRule(int rule) {
    Truths known = rules.get(rule);
    if (known == null) {
      long[] all = day.inForce[rule] ? Rows.first(block.size()) : Rows.none(block.size());
      long[] possibly = holds(plan.rule(rule).possibly(), all);
      known = new Truths(holds(plan.rule(rule).certainly(), possibly), possibly);
      rules.put(rule, known);
    }
    return known;
  }

  private Truths childByChild(Atom atom, long[] rows) {
    int[] read = slots.computeIfAbsent(atom, each -> SlotsRead.of(plan, each));
    Truths truths = Truths.none(block.size());
    Rows.forEach(
        rows,
        row -> {
          one.start(day);
          block.read(row, read, one);
          truths.put(row, atom.bits(one));
        });
    return truths;
  }
}
