package org.todoku.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Contents.Member;
import org.todoku.explain.Contents.Stretch;
import org.todoku.explain.Explanation.MissingFact;
import org.todoku.explain.Explanation.State;
import org.todoku.explain.Explanation.UsedFact;
import org.todoku.phrase.Phrases;
import org.todoku.phrase.Phrases.Part;
import org.todoku.profile.Coverage;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Measure;
import org.todoku.rule.NodePath;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Vocabulary;

/** Explains the nodes of rules for one child on one date. Not for several threads. */
final class Explainer {
  /** Most records of one node that are named. */
  private static final int MOST_RECORDS = 100;

  private final RuleSet rules;
  private final Phrases phrases;
  private final LinkedProfile profile;
  private final LocalDate asOf;
  private final Evaluation evaluation;

  /** What was found for rules that others refer to, since many may refer to one. */
  private final Map<String, Found> evidence = new HashMap<>();

  Explainer(
      RuleSet rules,
      Phrases phrases,
      LinkedProfile profile,
      LocalDate asOf,
      Evaluation evaluation) {
    this.rules = rules;
    this.phrases = phrases;
    this.profile = profile;
    this.asOf = asOf;
    this.evaluation = evaluation;
  }

  /** The rule's criterion, with its exceptions after the criterion's own parts. */
  Explanation explain(Rule rule) {
    Explanation when = explain(rule.when(), NodePath.WHEN, rule);
    if (rule.unless().isEmpty()) {
      return when;
    }
    List<Explanation> children = new ArrayList<>(when.children());
    for (int index = 0; index < rule.unless().size(); index++) {
      children.add(explain(rule.unless().get(index).when(), NodePath.unless(index), rule));
    }
    return new Explanation(
        when.node(),
        when.state(),
        when.text(),
        when.observed(),
        when.facts(),
        when.missing(),
        children);
  }

  private Explanation explain(Criterion criterion, NodePath node, Rule rule) {
    Scope scope = new Scope(rule, null);
    Truth truth = evaluation.truth(criterion, scope);
    List<Explanation> children = new ArrayList<>();
    for (Part part : Phrases.parts(criterion, node)) {
      children.add(explain(part.criterion(), part.node(), rule));
    }
    Found found = found(criterion, scope);
    return new Explanation(
        node.text(),
        state(truth),
        phrases.node(criterion, rule, asOf),
        found.observed,
        List.copyOf(found.facts),
        truth == Truth.UNKNOWN ? List.copyOf(found.missing) : List.of(),
        children);
  }

  private static State state(Truth truth) {
    return switch (truth) {
      case TRUE -> State.SATISFIED;
      case FALSE -> State.NOT_SATISFIED;
      case UNKNOWN -> State.UNKNOWN;
    };
  }

  /** What was found at a node. */
  private static final class Found {
    private @Nullable String observed;
    private final Set<UsedFact> facts = new LinkedHashSet<>();
    private final Set<MissingFact> missing = new LinkedHashSet<>();
  }

  private Found found(Criterion criterion, Scope scope) {
    Found found = new Found();
    switch (criterion) {
      case Criterion.ValueTest(ValuePath path, var comparison) -> {
        found.observed = observed(evaluation.readings().read(path, scope));
        new PathsRead(rules.vocabulary(), false)
            .of(criterion)
            .forEach(each -> add(each, scope, found));
      }
      case Criterion.Missing(ValuePath path) -> recorded(path, scope, found);
      case Criterion.Recorded(ValuePath path) -> recorded(path, scope, found);
      case Criterion.Records records -> records(records, scope, found);
      case Criterion.Score(var parts, var comparison) -> {
        found.observed = Observed.text(evaluation.score(parts, scope), null);
        new PathsRead(rules.vocabulary(), false)
            .of(comparison)
            .forEach(path -> add(path, scope, found));
      }
      case Criterion.RuleReference(String id) -> reference(id, found);
      case Criterion.All all -> {}
      case Criterion.Any any -> {}
      case Criterion.None none -> {}
      case Criterion.Not not -> {}
      case Criterion.AtLeastOf some -> {}
    }
    return found;
  }

  private void recorded(ValuePath path, Scope scope, Found found) {
    found.observed = observed(evaluation.readings().read(path, scope));
    add(path, scope, found);
  }

  private static @Nullable String observed(Reading reading) {
    return reading instanceof Reading.Known(Value value) ? value.toString() : null;
  }

  /** Another rule's evidence, without its tree. */
  private void reference(String id, Found found) {
    Rule rule = rules.rule(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
    found.observed = evaluation.answer(rule).word();
    Found known = evidence.get(id);
    if (known == null) {
      known = new Found();
      collect(explain(rule), known);
      evidence.put(id, known);
    }
    found.facts.addAll(known.facts);
    found.missing.addAll(known.missing);
  }

  private static void collect(Explanation explanation, Found found) {
    found.facts.addAll(explanation.facts());
    found.missing.addAll(explanation.missing());
    explanation.children().forEach(child -> collect(child, found));
  }

  /** Adds the value that a path names, or that it is missing. */
  private void add(ValuePath path, Scope scope, Found found) {
    Frame frame = scope.frameOf(path);
    if (frame != null) {
      if (!frame.unseen()) {
        add(frame.entity(), frame.row(), path.attribute(), frame.days().first(), found, scope);
      }
      return;
    }
    EntityLayout entity = profile.layout().entity(String.valueOf(path.qualifier()));
    Attribute attribute = entity.entity().attributes().get(path.attribute());
    String recorded =
        attribute != null && attribute.builtIn() ? Vocabulary.BIRTH_DATE : path.attribute();
    Reading reading =
        evaluation.readings().read(new ValuePath(entity.entity().id(), recorded), scope);
    LocalDate on = observedOn(entity);
    switch (reading) {
      case Reading.Known(Value value) ->
          found.facts.add(
              UsedFact.of(
                  entity.entity().id(), recorded, value, on, profile.source(entity.index(), 0)));
      case Reading.NoValue() ->
          found.facts.add(
              new UsedFact(
                  entity.entity().id(),
                  recorded,
                  "notApplicable",
                  false,
                  on,
                  profile.source(entity.index(), 0)));
      case Reading.Unknown(String reason) ->
          found.missing.add(
              new MissingFact(
                  entity.entity().id(), recorded, reason, null, null, custodian(entity)));
      case Reading.SomeDay someDay -> {}
    }
  }

  private @Nullable LocalDate observedOn(EntityLayout entity) {
    Coverage coverage = profile.coverage(entity.index());
    if (coverage != null && coverage.to() != null) {
      return coverage.to();
    }
    return entity.timeColumn() >= 0
            && profile.size(entity.index()) > 0
            && profile.fact(entity.index(), 0, entity.timeColumn())
                instanceof FactValue.Known(Value.DateValue(LocalDate date))
        ? date
        : null;
  }

  private static @Nullable String custodian(EntityLayout entity) {
    Entity.Source source = entity.entity().source();
    return source == null ? null : source.custodian();
  }

  private void add(
      EntityLayout entity, int row, String attribute, long day, Found found, Scope scope) {
    LocalDate on = LocalDate.ofEpochDay(day);
    Frame frame = new Frame(entity, null, row, new Days(day, day), null);
    switch (evaluation.readings().ofRecord(frame, attribute)) {
      case Reading.Known(Value value) ->
          found.facts.add(
              UsedFact.of(
                  entity.entity().id(), attribute, value, on, profile.source(entity.index(), row)));
      case Reading.NoValue() ->
          found.facts.add(
              new UsedFact(
                  entity.entity().id(),
                  attribute,
                  "notApplicable",
                  false,
                  on,
                  profile.source(entity.index(), row)));
      case Reading.Unknown(String reason) ->
          found.missing.add(
              new MissingFact(entity.entity().id(), attribute, reason, on, on, custodian(entity)));
      case Reading.SomeDay someDay -> {}
    }
  }

  private void records(Criterion.Records records, Scope scope, Found found) {
    EntityLayout entity = profile.layout().entity(records.entity());
    Attribute measured = measured(records.measure(), entity);
    PossibleValues values = evaluation.measure(records, scope);
    found.observed = values == null ? null : Observed.text(values, measured);
    PathsRead paths = new PathsRead(rules.vocabulary(), false);
    paths.of(records.measure());
    if (records.within() != null) {
      paths.of(records.within());
    }
    paths.all().forEach(path -> add(path, scope, found));
    List<Contents> contents = evaluation.selection(records, scope).contents(evaluation.windows());
    if (contents == null || contents.isEmpty()) {
      return;
    }
    Set<Integer> rows = new LinkedHashSet<>();
    for (Contents each : contents) {
      List<Member> members = each.members();
      for (int index = members.size() - 1; index >= 0; index--) {
        Member member = members.get(index);
        if (member.counts() != Truth.FALSE
            && rows.size() < MOST_RECORDS
            && rows.add(member.frame().row())) {
          record(records, member, measured, scope, found);
        }
      }
      for (Stretch stretch : each.unseen()) {
        if (stretch.counts() != Truth.FALSE || records.measure() instanceof Measure.Share) {
          found.missing.add(uncovered(entity, stretch.days()));
        }
      }
    }
    if (found.missing.isEmpty()) {
      found.missing.add(
          new MissingFact(
              entity.entity().id(),
              measured == null ? null : measured.id(),
              "ambiguous",
              null,
              null,
              custodian(entity)));
    }
  }

  private static @Nullable Attribute measured(Measure measure, EntityLayout entity) {
    return measure instanceof Measure.Aggregate(var function, String id, var comparison)
        ? entity.entity().attributes().get(id)
        : null;
  }

  /** Adds a record that counts or may count: what its {@code where} and the measure read of it. */
  private void record(
      Criterion.Records records,
      Member member,
      @Nullable Attribute measured,
      Scope scope,
      Found found) {
    EntityLayout entity = member.frame().entity();
    long day = member.day();
    int before = found.facts.size() + found.missing.size();
    if (records.where() != null) {
      Scope inside = scope.in(member.frame());
      for (ValuePath path : new PathsRead(rules.vocabulary(), true).of(records.where())) {
        add(path, inside, found);
      }
    }
    if (measured != null) {
      add(entity, member.frame().row(), measured.id(), day, found, scope);
    }
    if (found.facts.size() + found.missing.size() == before) {
      add(entity, member.frame().row(), String.valueOf(entity.entity().time()), day, found, scope);
    }
  }

  private MissingFact uncovered(EntityLayout entity, Days days) {
    long from = profile.coveredFrom(entity.index());
    boolean known = profile.has(entity.index());
    boolean afterCoverage = known && days.first() > from;
    return new MissingFact(
        entity.entity().id(),
        null,
        afterCoverage && days.last() <= asOf.toEpochDay() ? "stale" : "notCovered",
        days.first() <= Days.BEGINNING ? null : LocalDate.ofEpochDay(days.first()),
        LocalDate.ofEpochDay(days.last()),
        custodian(entity));
  }
}
