package org.todoku.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.drools.core.base.accumulators.CountAccumulateFunction;
import org.drools.model.DSL;
import org.drools.model.Declaration;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.RuleItemBuilder;
import org.drools.model.functions.Block0;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EventProcessingOption;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileLayout;
import org.todoku.testing.TestVocabulary;

/**
 * What everyone writes first: a child as one fact, nested patterns that take household, school and
 * days from it, an accumulate over the days, and one stateless session for each child. It knows of
 * matches alone: what is missing does not hold.
 */
final class NaiveSessions {
  /** A child with what is nested in it; values that are missing are negative. */
  record Person(HandWritten.Values values, Home home, School school, List<SchoolDay> days) {}

  record Home(HandWritten.Values values) {}

  record School(HandWritten.Values values) {}

  /** A day at school. */
  record SchoolDay(long back, long status) {}

  private record Holds<T>(String name, Predicate<T> predicate)
      implements Predicate1<T>, HashedExpression {
    @Override
    public boolean test(T fact) {
      return predicate.test(fact);
    }

    @Override
    public String getExpressionHash() {
      return name;
    }
  }

  private record Note(int rule, boolean[] matched) implements Block0, HashedExpression {
    @Override
    public void execute() {
      matched[rule] = true;
    }

    @Override
    public String getExpressionHash() {
      return "note " + rule;
    }
  }

  private static final long LEAST = Long.MIN_VALUE + 2;

  /** By rule, whether the last child matched. */
  final boolean[] matched;

  private final KieBase base;
  private final int day = ProfileLayout.of(TestVocabulary.VOCABULARY).index("day");
  private final int width = ProfileLayout.of(TestVocabulary.VOCABULARY).entity("day").width();
  private final int time = ProfileLayout.of(TestVocabulary.VOCABULARY).entity("day").timeColumn();
  private final int status =
      ProfileLayout.of(TestVocabulary.VOCABULARY).entity("day").column("status");

  NaiveSessions(int rules) {
    matched = new boolean[rules];
    ModelImpl model = new ModelImpl("naive");
    for (int rule = 0; rule < rules; rule++) {
      List<RuleItemBuilder<?>> items = new ArrayList<>(patterns(rule % 5, rule / 5));
      items.add(DSL.execute(new Note(rule, matched)));
      model.addRule(
          PatternDSL.rule("naive", "rule " + rule)
              .build(items.toArray(new RuleItemBuilder<?>[0])));
    }
    base = KieBaseBuilder.createKieBaseFromModel(model, EventProcessingOption.CLOUD);
  }

  void ask(LinkedProfile profile) {
    Arrays.fill(matched, false);
    HandWritten.Values values = new HandWritten.Values();
    HandWritten.read(profile, values);
    List<SchoolDay> days = new ArrayList<>();
    long[] cells = profile.cells();
    int start = profile.start(day);
    for (int row = 0; row < profile.size(day); row++) {
      long state = cells[start + row * width + status];
      days.add(
          new SchoolDay(
              BenchRules.AS_OF.toEpochDay() - cells[start + row * width + time],
              AttributeLayout.isValue(state) ? state : -1));
    }
    base.newStatelessKieSession()
        .execute(new Person(values, new Home(values), new School(values), days));
  }

  private static List<RuleItemBuilder<?>> patterns(int kind, int k) {
    Declaration<Person> person = DSL.declarationOf(Person.class);
    Declaration<Home> home = DSL.declarationOf(Home.class, DSL.from(person, Person::home));
    Declaration<School> school = DSL.declarationOf(School.class, DSL.from(person, Person::school));
    return switch (kind) {
      case 0 ->
          List.of(
              on(person, "years " + k % 10, it -> in(it.values().years, k % 10, k % 10 + 6)),
              on(home, "ratio " + k, it -> in(it.values().ratio, LEAST, 9 + k)));
      case 1 ->
          List.of(
              on(person, "months " + k, it -> it.values().months >= k),
              on(
                  home,
                  "home " + k,
                  it ->
                      (it.values().aid == 0 || it.values().aid == 2)
                          && it.values().members >= 1 + k % 6
                          && it.values().single == 1));
      case 2 ->
          List.of(
              on(
                  person,
                  "moved " + k,
                  it -> it.values().movedIn >= BenchRules.FIRST_MOVE.toEpochDay() + 7L * k),
              on(school, "enrolled", it -> it.values().enrolled == 1));
      case 3 -> {
        Declaration<SchoolDay> each =
            DSL.declarationOf(SchoolDay.class, DSL.from(person, Person::days));
        Declaration<Long> count = DSL.declarationOf(Long.class);
        int last = 10 * (1 + k % 4);
        yield List.of(
            on(person, "young " + k, it -> in(it.values().months, LEAST, 210 - k)),
            on(school, "kind", it -> it.values().kind == 0 || it.values().kind == 1),
            DSL.accumulate(
                on(
                    each,
                    "absent " + last,
                    it -> it.status() == 1 && it.back() >= 0 && it.back() < last),
                DSL.accFunction(CountAccumulateFunction.class, each).as(count)),
            PatternDSL.pattern(count)
                .expr(
                    "count " + k % 3,
                    new Holds<>("count " + k % 3, (Long number) -> number >= 1 + k % 3)));
      }
      default ->
          List.of(
              PatternDSL.pattern(person),
              DSL.or(
                  on(home, "standard " + k, it -> in(it.values().standard, LEAST, k - 101)),
                  on(person, "older " + k, it -> it.values().months > k)));
    };
  }

  private static boolean in(long value, long from, long to) {
    return value >= from && value <= to;
  }

  private static <T> PatternDef<T> on(
      Declaration<T> fact, String name, Predicate<T> condition) {
    return PatternDSL.pattern(fact).expr(name, new Holds<>(name, condition));
  }
}
