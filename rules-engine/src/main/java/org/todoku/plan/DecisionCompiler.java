package org.todoku.plan;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Compiles a {@link Decision} to a class of its own. The code asks the features directly; what is
 * not decided, and the rarer conditions, it asks the formula. No text is compiled: everything is
 * built from the tree's own objects.
 */
final class DecisionCompiler {
  private static final ClassDesc SELF = ClassDesc.of("org.todoku.plan.CompiledDecision");
  private static final ClassDesc MATCHER = ClassDesc.of("org.todoku.plan.Matcher");
  private static final ClassDesc FEATURES = ClassDesc.of("org.todoku.plan.Features");
  private static final ClassDesc FORMULA = ClassDesc.of("org.todoku.plan.Formula");
  private static final ClassDesc FORMULAS = FORMULA.arrayType();
  private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
  private static final MethodTypeDesc MATCH = MethodTypeDesc.of(ConstantDescs.CD_void, FEATURES);
  private static final MethodTypeDesc PART =
      MethodTypeDesc.of(ConstantDescs.CD_void, FEATURES, LONGS);

  /** Packed values from here on are values; what is below stands for their absence. */
  private static final long LEAST_VALUE = Long.MIN_VALUE + 16;

  /** Longer methods are never compiled to machine code; sizes are estimates. */
  private static final int LARGEST_METHOD = 4000;

  /** Size of a call of another method. */
  private static final int CALL = 6;

  private static final int THIS = 0;
  private static final int FEATURES_AT = 1;
  private static final int VALUES_AT = 2;

  /** Parts that are still to be written as methods of their own. */
  private final Deque<List<Decision>> parts = new ArrayDeque<>();

  private int partCount;
  private final List<Formula> formulas = new ArrayList<>();

  private DecisionCompiler() {}

  static Matcher compile(Decision decision) {
    return new DecisionCompiler().build(decision);
  }

  private Matcher build(Decision decision) {
    byte[] code = ClassFile.of().build(SELF, type -> build(type, decision));
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(code, true);
      return (Matcher)
          lookup
              .findConstructor(
                  lookup.lookupClass(), MethodType.methodType(void.class, Formula[].class))
              .invoke(formulas.toArray(Formula[]::new));
    } catch (Throwable e) {
      throw new IllegalStateException("the conditions cannot be compiled", e);
    }
  }

  private void build(ClassBuilder type, Decision decision) {
    type.withFlags(ACC_FINAL);
    type.withInterfaceSymbols(MATCHER);
    type.withField("formulas", FORMULAS, ACC_PRIVATE | ACC_FINAL);
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(ConstantDescs.CD_void, FORMULAS),
        ACC_PUBLIC,
        code ->
            code.aload(THIS)
                .invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .aload(THIS)
                .aload(1)
                .putfield(SELF, "formulas", FORMULAS)
                .return_());
    type.withMethodBody(
        "match",
        MATCH,
        ACC_PUBLIC | ACC_FINAL,
        code -> {
          code.aload(FEATURES_AT).getfield(FEATURES, "values", LONGS).astore(VALUES_AT);
          note(code, decision.outcomes());
          beneath(code, decision.beneath(), LARGEST_METHOD);
          code.return_();
        });
    int written = 0;
    while (!parts.isEmpty()) {
      List<Decision> part = parts.removeFirst();
      type.withMethodBody(
          "part" + written++,
          PART,
          ACC_PRIVATE | ACC_FINAL,
          code -> {
            beneath(code, part, LARGEST_METHOD);
            code.return_();
          });
    }
  }

  /**
   * Writes decisions one after the other, as many as fit; the rest become other methods.
   *
   * @param room how many bytes may be written
   * @return how much room is left
   */
  private int beneath(CodeBuilder code, List<Decision> decisions, int room) {
    int left = room;
    List<Decision> waiting = new ArrayList<>();
    int waitingSize = 0;
    for (Decision decision : decisions) {
      int size = size(decision);
      boolean begins = left == LARGEST_METHOD || head(decision) + CALL <= left;
      if (waiting.isEmpty() && (size <= left || size > LARGEST_METHOD && begins)) {
        left = decision(code, decision, left);
      } else {
        if (!waiting.isEmpty() && waitingSize + size > LARGEST_METHOD) {
          call(code, waiting);
          waiting = new ArrayList<>();
          waitingSize = 0;
        }
        waiting.add(decision);
        waitingSize += size;
      }
    }
    if (!waiting.isEmpty()) {
      call(code, waiting);
    }
    return left;
  }

  private void call(CodeBuilder code, List<Decision> decisions) {
    parts.addLast(List.copyOf(decisions));
    code.aload(THIS)
        .aload(FEATURES_AT)
        .aload(VALUES_AT)
        .invokevirtual(SELF, "part" + partCount++, PART);
  }

  private int decision(CodeBuilder code, Decision decision, int room) {
    Label otherwise = code.newLabel();
    Formula condition = decision.condition();
    if (condition != null) {
      unless(code, condition, otherwise);
    }
    note(code, decision.outcomes());
    int left = beneath(code, decision.beneath(), room - head(decision));
    code.labelBinding(otherwise);
    return left;
  }

  private static void note(CodeBuilder code, List<Integer> outcomes) {
    for (int outcome : outcomes) {
      code.aload(FEATURES_AT)
          .loadConstant(outcome)
          .invokevirtual(
              FEATURES, "note", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
    }
  }

  /** Jumps away unless a formula holds. One that would fill a method by itself is asked. */
  private void unless(CodeBuilder code, Formula formula, Label otherwise) {
    if (size(formula) > LARGEST_METHOD) {
      ask(code, formula, otherwise);
      return;
    }
    switch (formula) {
      case Formula.AllOf(List<Formula> of) -> of.forEach(part -> unless(code, part, otherwise));
      case Formula.AnyOf(List<Formula> of) -> {
        Label holds = code.newLabel();
        for (int i = 0; i < of.size() - 1; i++) {
          Label next = code.newLabel();
          unless(code, of.get(i), next);
          code.goto_(holds);
          code.labelBinding(next);
        }
        unless(code, of.getLast(), otherwise);
        code.labelBinding(holds);
      }
      case Formula.Is is -> unless(code, is, otherwise);
      case Formula.AtLeastOf some -> ask(code, some, otherwise);
    }
  }

  private void unless(CodeBuilder code, Formula.Is is, Label otherwise) {
    boolean wanted = !is.mode().isNegative();
    switch (is.atom()) {
      case Atom.InRange(int slot, long from, long to, boolean outside) -> {
        Label holds = code.newLabel();
        Label absent = code.newLabel();
        ifAbsent(code, slot, absent);
        inRange(code, slot, from, to, wanted != outside, holds, otherwise);
        code.goto_(holds);
        code.labelBinding(absent);
        ask(code, is, otherwise);
        code.labelBinding(holds);
      }
      case Atom.InCodes(int slot, long codes, boolean outside) -> {
        Label holds = code.newLabel();
        Label absent = code.newLabel();
        ifAbsent(code, slot, absent);
        code.loadConstant(codes);
        value(code, slot);
        code.l2i().lushr().l2i().loadConstant(1).iand();
        if (wanted != outside) {
          code.ifeq(otherwise);
        } else {
          code.ifne(otherwise);
        }
        code.goto_(holds);
        code.labelBinding(absent);
        ask(code, is, otherwise);
        code.labelBinding(holds);
      }
      case Atom.Truth(int slot) -> {
        value(code, slot);
        code.l2i();
        switch (is.mode()) {
          case CERTAINLY -> code.loadConstant(Bits.TRUE).if_icmpne(otherwise);
          case POSSIBLY -> code.ifeq(otherwise);
          case CERTAINLY_NOT -> code.ifne(otherwise);
          case POSSIBLY_NOT -> code.loadConstant(Bits.TRUE).if_icmpeq(otherwise);
        }
      }
      case Atom.Recorded(int slot) -> {
        value(code, slot);
        code.loadConstant(LEAST_VALUE).lcmp();
        if (wanted) {
          code.iflt(otherwise);
        } else {
          code.ifge(otherwise);
        }
      }
      case Atom.OfFraction fraction -> ask(code, is, otherwise);
      case Atom.OfRule rule -> ask(code, is, otherwise);
      case Atom.Score score -> ask(code, is, otherwise);
    }
  }

  private static void inRange(
      CodeBuilder code,
      int slot,
      long from,
      long to,
      boolean wanted,
      Label holds,
      Label otherwise) {
    if (wanted) {
      if (from > LEAST_VALUE) {
        value(code, slot);
        code.loadConstant(from).lcmp().iflt(otherwise);
      }
      if (to != Long.MAX_VALUE) {
        value(code, slot);
        code.loadConstant(to).lcmp().ifgt(otherwise);
      }
      return;
    }
    if (from > LEAST_VALUE) {
      value(code, slot);
      code.loadConstant(from).lcmp().iflt(holds);
    }
    if (to != Long.MAX_VALUE) {
      value(code, slot);
      code.loadConstant(to).lcmp().ifgt(holds);
    }
    code.goto_(otherwise);
  }

  private static void value(CodeBuilder code, int slot) {
    code.aload(VALUES_AT).loadConstant(slot).laload();
  }

  private static void ifAbsent(CodeBuilder code, int slot, Label absent) {
    value(code, slot);
    code.loadConstant(LEAST_VALUE).lcmp().iflt(absent);
  }

  /** Asks the formula itself. */
  private void ask(CodeBuilder code, Formula formula, Label otherwise) {
    int index = formulas.indexOf(formula);
    if (index < 0) {
      index = formulas.size();
      formulas.add(formula);
    }
    code.aload(THIS)
        .getfield(SELF, "formulas", FORMULAS)
        .loadConstant(index)
        .aaload()
        .aload(FEATURES_AT)
        .invokeinterface(FORMULA, "holds", MethodTypeDesc.of(ConstantDescs.CD_boolean, FEATURES))
        .ifeq(otherwise);
  }

  private static int size(Decision decision) {
    int size = head(decision);
    for (Decision beneath : decision.beneath()) {
      size += size(beneath);
    }
    return size;
  }

  /** The size of a decision without what is beneath it. */
  private static int head(Decision decision) {
    Formula condition = decision.condition();
    return 7 * decision.outcomes().size()
        + (condition == null ? 0 : Math.min(size(condition), LARGEST_METHOD));
  }

  private static int size(Formula formula) {
    return switch (formula) {
      case Formula.AllOf(List<Formula> of) -> of.stream().mapToInt(DecisionCompiler::size).sum();
      case Formula.AnyOf(List<Formula> of) -> of.stream().mapToInt(part -> size(part) + 3).sum();
      case Formula.Is is -> 56;
      case Formula.AtLeastOf some -> 16;
    };
  }
}
