package org.todoku.plan;

import java.util.BitSet;
import java.util.List;

/** Finds the places in the features that rules ask for, also through rules they refer to. */
final class SlotsRead {
  private final Plan plan;
  private final BitSet slots = new BitSet();
  private final BitSet rules = new BitSet();

  private SlotsRead(Plan plan) {
    this.plan = plan;
  }

  static int[] of(Plan plan) {
    SlotsRead read = new SlotsRead(plan);
    for (int rule = 0; rule < plan.ruleCount(); rule++) {
      read.rule(rule);
    }
    return read.slots.stream().toArray();
  }

  /** The places that a single atom asks for. */
  static int[] of(Plan plan, Atom atom) {
    SlotsRead read = new SlotsRead(plan);
    read.atom(atom);
    return read.slots.stream().toArray();
  }

  private void rule(int rule) {
    if (!rules.get(rule)) {
      rules.set(rule);
      RulePlan asked = plan.rule(rule);
      formula(asked.certainly());
      formula(asked.possibly());
      if (asked.suppressed() instanceof Formula suppressed) {
        formula(suppressed);
      }
    }
  }

  private void formula(Formula formula) {
    switch (formula) {
      case Formula.Is(Atom atom, var mode) -> atom(atom);
      case Formula.AllOf(List<Formula> of) -> of.forEach(this::formula);
      case Formula.AnyOf(List<Formula> of) -> of.forEach(this::formula);
      case Formula.AtLeastOf(int n, List<Formula> of) -> of.forEach(this::formula);
    }
  }

  private void atom(Atom atom) {
    switch (atom) {
      case Atom.InRange range -> slots.set(range.slot());
      case Atom.InCodes codes -> slots.set(codes.slot());
      case Atom.OfFraction fraction -> slots.set(fraction.slot(), fraction.slot() + 2);
      case Atom.Truth truth -> slots.set(truth.slot());
      case Atom.Recorded recorded -> slots.set(recorded.slot());
      case Atom.OfRule(int rule) -> rule(rule);
      case Atom.Score score -> {
        for (Atom.Score.Part part : score.parts()) {
          formula(part.certainly());
          formula(part.possibly());
        }
        for (Atom.Score.SlotOperand operand : score.operands()) {
          if (operand.slot() >= 0) {
            slots.set(operand.slot());
          }
        }
      }
    }
  }
}
