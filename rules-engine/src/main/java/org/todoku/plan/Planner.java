package org.todoku.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.todoku.plan.Formula.Mode;
import org.todoku.profile.ProfileLayout;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Operand;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/** Turns rules into a {@link Plan}. */
final class Planner {
  private final RuleSet ruleSet;
  private final ProfileLayout layout;
  private final Map<DayRange, Integer> dayRanges = new LinkedHashMap<>();
  private final Map<RowSelection, Integer> selections = new LinkedHashMap<>();
  private final Map<Feature, Integer> slots = new LinkedHashMap<>();
  private final Map<String, Integer> ruleIndexes = new HashMap<>();
  private int slotCount;

  Planner(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    this.layout = ProfileLayout.of(ruleSet.vocabulary());
    for (Rule rule : ruleSet.rules()) {
      ruleIndexes.put(rule.id(), ruleIndexes.size());
    }
  }

  /** Plans on top of another plan, whose features keep their places. */
  Planner(RuleSet ruleSet, Plan known) {
    this(ruleSet);
    if (layout != known.layout()) {
      throw new IllegalArgumentException("the rules are over another vocabulary");
    }
    known.dayRanges().forEach(this::dayRange);
    known.selections().forEach(this::selection);
    known.slots().forEach(slot -> slots.put(slot.feature(), slot.index()));
    slotCount = known.slotCount();
  }

  Plan plan() {
    List<RulePlan> rules = new ArrayList<>();
    for (Rule rule : ruleSet.rules()) {
      rules.add(plan(rule));
    }
    List<Plan.Slot> all = new ArrayList<>();
    slots.forEach((feature, index) -> all.add(new Plan.Slot(index, feature)));
    return new Plan(
        ruleSet,
        layout,
        all,
        slotCount,
        List.copyOf(dayRanges.keySet()),
        List.copyOf(selections.keySet()),
        rules);
  }

  private RulePlan plan(Rule rule) {
    Translator translator = new Translator(layout, rule, this::dayRange, this::selection);
    List<Formula> certainly = new ArrayList<>();
    List<Formula> possibly = new ArrayList<>();
    List<Formula> suppressed = new ArrayList<>();
    certainly.add(formula(rule.when(), Mode.CERTAINLY, translator));
    Formula mayHold = formula(rule.when(), Mode.POSSIBLY, translator);
    possibly.add(mayHold);
    for (Rule.ExceptionClause exception : rule.unless()) {
      certainly.add(formula(exception.when(), Mode.CERTAINLY_NOT, translator));
      possibly.add(formula(exception.when(), Mode.POSSIBLY_NOT, translator));
      suppressed.add(formula(exception.when(), Mode.CERTAINLY, translator));
    }
    return new RulePlan(
        rule.id(),
        Formula.all(certainly),
        Formula.all(possibly),
        suppressed.isEmpty() ? null : Formula.all(List.of(mayHold, Formula.any(suppressed))));
  }

  private Formula formula(Criterion criterion, Mode mode, Translator translator) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) ->
          mode.isNegative()
              ? Formula.any(formulas(of, mode, translator))
              : Formula.all(formulas(of, mode, translator));
      case Criterion.Any(List<Criterion> of) ->
          mode.isNegative()
              ? Formula.all(formulas(of, mode, translator))
              : Formula.any(formulas(of, mode, translator));
      case Criterion.None(List<Criterion> of) ->
          formula(new Criterion.Any(of), mode.negated(), translator);
      case Criterion.Not(Criterion of) -> formula(of, mode.negated(), translator);
      case Criterion.AtLeastOf(int n, List<Criterion> of) ->
          new Formula.AtLeastOf(
              mode.isNegative() ? of.size() - n + 1 : n, formulas(of, mode, translator));
      case Criterion.Score score -> new Formula.Is(score(score, translator), mode);
      case Criterion.ValueTest(var path, Comparison comparison) ->
          new Formula.Is(atom((Test.OfValue) translator.test(criterion, List.of())), mode);
      case Criterion.Recorded(var path) ->
          new Formula.Is(recorded(translator.source(path, List.of())), mode);
      case Criterion.Missing(var path) ->
          new Formula.Is(recorded(translator.source(path, List.of())), mode.negated());
      case Criterion.Records records ->
          new Formula.Is(atom((Test.OfMeasure) translator.test(criterion, List.of())), mode);
      case Criterion.RuleReference(String id) ->
          new Formula.Is(new Atom.OfRule(ruleIndex(id)), mode);
    };
  }

  private List<Formula> formulas(List<Criterion> of, Mode mode, Translator translator) {
    return of.stream().map(part -> formula(part, mode, translator)).toList();
  }

  private Atom recorded(Source source) {
    return new Atom.Recorded(slot(new Feature.OfSource(source), 1));
  }

  private Atom atom(Test.OfValue test) {
    return switch (test.compare()) {
      case Compare.InRange(long from, long to, boolean outside) ->
          new Atom.InRange(slot(new Feature.OfSource(test.source()), 1), from, to, outside);
      case Compare.InCodes(long codes, boolean outside) ->
          new Atom.InCodes(slot(new Feature.OfSource(test.source()), 1), codes, outside);
      case Compare.OfNumbers other -> truth(test);
      case Compare.OfWords other -> truth(test);
      case Compare.OfFractions other -> truth(test);
    };
  }

  private Atom atom(Test.OfMeasure test) {
    Feature feature = new Feature.OfMeasure(test.measure());
    return switch (test.compare()) {
      case Compare.InRange(long from, long to, boolean outside) ->
          new Atom.InRange(slot(feature, 1), from, to, outside);
      case Compare.InCodes(long codes, boolean outside) ->
          new Atom.InCodes(slot(feature, 1), codes, outside);
      case Compare.OfFractions(var operator, int scale, List<OperandPlan> operands) -> {
        if (operands.getFirst() instanceof OperandPlan.Constant(var first)
            && operands.getLast() instanceof OperandPlan.Constant(var last)) {
          yield new Atom.OfFraction(
              slot(feature, 2), operator, scale, Translator.number(first), Translator.number(last));
        }
        yield truth(test);
      }
      case Compare.OfNumbers other -> truth(test);
      case Compare.OfWords other -> truth(test);
    };
  }

  private Atom truth(Test test) {
    return new Atom.Truth(slot(new Feature.OfTest(test), 1));
  }

  private Atom score(Criterion.Score score, Translator translator) {
    List<Atom.Score.Part> parts = new ArrayList<>();
    for (Criterion.Points points : score.parts()) {
      parts.add(
          new Atom.Score.Part(
              formula(points.when(), Mode.CERTAINLY, translator),
              formula(points.when(), Mode.POSSIBLY, translator)));
    }
    List<OperandPlan> operands = new ArrayList<>();
    for (Operand operand : Translator.operands(score.comparison())) {
      operands.add(translator.operand(operand, List.of()));
    }
    Sums sums =
        Translator.sums(score.parts().stream().map(Criterion.Points::points).toList(), operands);
    var operator = Translator.operator(score.comparison());
    if (operands.stream().allMatch(OperandPlan::isConstant)) {
      Compare.InRange range =
          sums.range(operator, constant(operands.getFirst()), constant(operands.getLast()));
      return new Atom.Score(sums, parts, range, operator, List.of());
    }
    List<Atom.Score.SlotOperand> slotOperands = new ArrayList<>();
    for (OperandPlan operand : operands) {
      slotOperands.add(
          operand instanceof OperandPlan.Other(Source source, WordsOf words)
              ? new Atom.Score.SlotOperand(
                  slot(new Feature.OfSource(source), 1), words.scale(), null)
              : new Atom.Score.SlotOperand(-1, 0, constant(operand)));
    }
    return new Atom.Score(sums, parts, null, operator, slotOperands);
  }

  private static BigDecimal constant(OperandPlan operand) {
    if (operand instanceof OperandPlan.Constant(var value)) {
      return Translator.number(value);
    }
    throw new IllegalArgumentException("points are compared with numbers, not " + operand);
  }

  private int ruleIndex(String id) {
    Integer index = ruleIndexes.get(id);
    if (index == null) {
      throw new IllegalArgumentException("no rule " + id);
    }
    return index;
  }

  private int slot(Feature feature, int width) {
    Integer known = slots.get(feature);
    if (known != null) {
      return known;
    }
    int index = slotCount;
    slotCount += width;
    slots.put(feature, index);
    return index;
  }

  private int selection(RowSelection selection) {
    Integer known = selections.putIfAbsent(selection, selections.size());
    return known != null ? known : selections.size() - 1;
  }

  private int dayRange(DayRange range) {
    Integer known = dayRanges.putIfAbsent(range, dayRanges.size());
    return known != null ? known : dayRanges.size() - 1;
  }
}
