package org.todoku.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A two-valued condition on a child's features. Two equal formulas always have the same truth.
 * Built of three-valued atoms, of which each is asked in one of four ways ({@link Mode}); negation
 * has been pushed down into these.
 */
public sealed interface Formula {
  boolean holds(Features features);

  /** How a three-valued truth is turned into a two-valued one. */
  enum Mode {
    CERTAINLY,
    POSSIBLY,
    CERTAINLY_NOT,
    POSSIBLY_NOT;

    boolean of(int bits) {
      return switch (this) {
        case CERTAINLY -> bits == Bits.TRUE;
        case POSSIBLY -> bits != Bits.FALSE;
        case CERTAINLY_NOT -> bits == Bits.FALSE;
        case POSSIBLY_NOT -> bits != Bits.TRUE;
      };
    }

    Mode negated() {
      return switch (this) {
        case CERTAINLY -> CERTAINLY_NOT;
        case POSSIBLY -> POSSIBLY_NOT;
        case CERTAINLY_NOT -> CERTAINLY;
        case POSSIBLY_NOT -> POSSIBLY;
      };
    }

    boolean isNegative() {
      return this == CERTAINLY_NOT || this == POSSIBLY_NOT;
    }
  }

  /** An atom. */
  record Is(Atom atom, Mode mode) implements Formula {
    @Override
    public boolean holds(Features features) {
      return mode.of(atom.bits(features));
    }
  }

  /** All of several, none of which is itself such a formula. */
  record AllOf(List<Formula> of) implements Formula {
    @Override
    public boolean holds(Features features) {
      for (int i = 0; i < of.size(); i++) {
        if (!of.get(i).holds(features)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Any of several. */
  record AnyOf(List<Formula> of) implements Formula {
    @Override
    public boolean holds(Features features) {
      for (int i = 0; i < of.size(); i++) {
        if (of.get(i).holds(features)) {
          return true;
        }
      }
      return false;
    }
  }

  /** At least n of several. */
  record AtLeastOf(int n, List<Formula> of) implements Formula {
    @Override
    public boolean holds(Features features) {
      int held = 0;
      for (int i = 0; i < of.size() && held < n; i++) {
        held += of.get(i).holds(features) ? 1 : 0;
      }
      return held >= n;
    }
  }

  /** All of several formulas, as flat as can be. */
  static Formula all(List<Formula> of) {
    List<Formula> flat = new ArrayList<>();
    for (Formula part : of) {
      List<Formula> parts = part instanceof AllOf(List<Formula> inner) ? inner : List.of(part);
      for (Formula each : parts) {
        if (!flat.contains(each)) {
          flat.add(each);
        }
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new AllOf(List.copyOf(flat));
  }

  /** Any of several formulas, as flat as can be. */
  static Formula any(List<Formula> of) {
    List<Formula> flat = new ArrayList<>();
    for (Formula part : of) {
      List<Formula> parts = part instanceof AnyOf(List<Formula> inner) ? inner : List.of(part);
      for (Formula each : parts) {
        if (!flat.contains(each)) {
          flat.add(each);
        }
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new AnyOf(List.copyOf(flat));
  }

  /** The conditions that must all hold. */
  static List<Formula> conjuncts(Formula formula) {
    return formula instanceof AllOf(List<Formula> of) ? of : List.of(formula);
  }
}
