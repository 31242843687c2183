package org.todoku.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.explain.Completions.Event;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.rule.Amount;
import org.todoku.rule.Answer;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.Operand;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.CalendarUnit;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/**
 * Completes what is missing in small profiles in all ways and asks each completion: an answer must
 * never contradict one of them, and must be given where they all agree.
 */
class MeasuresAgainstCompletionsTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-02-10");
  private static final int DAYS = 4;
  private static final int LEAST = -1;
  private static final int GREATEST = 2;
  private static final int MISSING = Integer.MAX_VALUE;
  private static final List<String> MEASURES =
      List.of(
          "count",
          "share",
          "streak",
          "distinct",
          "sum",
          "average",
          "min",
          "max",
          "latest",
          "earliest",
          "change");
  private static final List<String> OPERATORS =
      List.of("equals", "notEquals", "lessThan", "atMost", "moreThan", "atLeast");

  /** Measures that are kept as intervals, so that between two values they may stay undecided. */
  private static final List<String> INTERVALS = List.of("streak", "sum", "average", "share");

  private static final List<String> ORDERED = List.of("streak", "latest", "earliest", "change");

  private static final Vocabulary VOCABULARY = vocabulary();

  /** A record with what is missing in it: where unknown is null, value unknown is MISSING. */
  private record Partial(int day, @Nullable Boolean counts, int value) {}

  private record Situation(
      List<Partial> records, int coveredFrom, int coveredTo, @Nullable Integer latest) {}

  @Test
  void answers_agree_with_every_completion_and_are_given_where_all_agree() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    Random random = new Random(seed);
    int rounds = Integer.getInteger("todoku.completions", 4_000);
    int decided = 0;
    for (int round = 0; round < rounds; round++) {
      Situation situation = situation(random);
      String measure = pick(random, MEASURES);
      String operator = pick(random, OPERATORS);
      int hundredths =
          measure.equals("share") || measure.equals("average")
              ? random.nextInt(-4, 9) * 25
              : random.nextInt(-2, 5) * 100;

      boolean[] seen = new boolean[2];
      complete(situation, measure, operator, hundredths, seen);
      Answer answer = answer(situation, measure, operator, hundredths);

      String what =
          "seed %d round %d: %s %s %s/100 over %s"
              .formatted(seed, round, measure, operator, hundredths, situation);
      if (seen[0] && seen[1]) {
        assertThat(answer).as(what).isEqualTo(Answer.CANNOT_TELL);
      } else if (mustDecide(situation, measure, operator)) {
        assertThat(answer).as(what).isEqualTo(seen[1] ? Answer.MATCH : Answer.NO_MATCH);
      } else {
        assertThat(answer)
            .as(what)
            .isIn(Answer.CANNOT_TELL, seen[1] ? Answer.MATCH : Answer.NO_MATCH);
      }
      decided += answer == Answer.CANNOT_TELL ? 0 : 1;
    }
    assertThat(decided).isBetween(rounds / 5, rounds * 4 / 5);
  }

  private static boolean mustDecide(Situation situation, String measure, String operator) {
    boolean equality = operator.equals("equals") || operator.equals("notEquals");
    boolean uncovered = situation.coveredFrom() > -1000 || situation.coveredTo() < 0;
    return !(equality && INTERVALS.contains(measure))
        && !(uncovered && situation.latest() != null && !measure.equals("count"));
  }

  private static Situation situation(Random random) {
    List<Partial> records = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      int value = random.nextInt(LEAST, GREATEST + 1);
      records.add(
          new Partial(
              -random.nextInt(DAYS + 1),
              random.nextInt(4) == 0 ? null : random.nextInt(3) > 0,
              switch (random.nextInt(6)) {
                case 0 -> MISSING;
                case 1 -> Completions.NONE;
                default -> value;
              }));
    }
    int from = -1000;
    int to = 0;
    switch (random.nextInt(5)) {
      case 0 -> from = -random.nextInt(DAYS);
      case 1 -> to = -1 - random.nextInt(2);
      default -> {}
    }
    return new Situation(records, from, to, random.nextInt(4) == 0 ? random.nextInt(1, 4) : null);
  }

  private static void complete(
      Situation situation, String measure, String operator, int hundredths, boolean[] seen) {
    List<List<Event>> completions = new ArrayList<>(List.of(List.of()));
    for (Partial partial : situation.records()) {
      List<List<Event>> more = new ArrayList<>();
      for (boolean counts :
          partial.counts() == null
              ? new boolean[] {true, false}
              : new boolean[] {partial.counts()}) {
        for (int value : partial.value() == MISSING ? domain() : new int[] {partial.value()}) {
          for (List<Event> completion : completions) {
            List<Event> next = new ArrayList<>(completion);
            next.add(new Event(partial.day(), counts, value));
            more.add(next);
          }
        }
      }
      completions = more;
    }
    boolean ordered = situation.latest() != null || ORDERED.contains(measure);
    List<Event> unseen = new ArrayList<>();
    for (int day = -DAYS; day <= 0; day++) {
      boolean uncovered = day < situation.coveredFrom() || day > situation.coveredTo();
      // where order does not matter, one day says as much as all
      boolean another = !ordered && !unseen.isEmpty();
      if (uncovered && !another && (ordered || day > -DAYS)) {
        unseen.add(new Event(day, false, LEAST));
        for (int value : domain()) {
          unseen.add(new Event(day, true, value));
        }
      }
    }
    for (List<Event> completion : completions) {
      extend(
          completion, unseen, 0, ordered ? 2 : 4, situation, measure, operator, hundredths, seen);
      if (!unseen.isEmpty() && !(seen[0] && seen[1])) {
        for (Event event : unseen) {
          List<Event> many = new ArrayList<>(completion);
          for (int i = 0; i < (ordered ? 9 : 60); i++) {
            many.add(event);
          }
          ask(many, situation, measure, operator, hundredths, seen);
        }
      }
      if (seen[0] && seen[1]) {
        return;
      }
    }
  }

  private static int[] domain() {
    int[] values = new int[GREATEST - LEAST + 1];
    Arrays.setAll(values, i -> LEAST + i);
    return values;
  }

  /** Adds up to a number of unseen records, with repetition. */
  private static void extend(
      List<Event> events,
      List<Event> unseen,
      int next,
      int atMost,
      Situation situation,
      String measure,
      String operator,
      int hundredths,
      boolean[] seen) {
    ask(events, situation, measure, operator, hundredths, seen);
    for (int i = next; atMost > 0 && i < unseen.size() && !(seen[0] && seen[1]); i++) {
      List<Event> more = new ArrayList<>(events);
      more.add(unseen.get(i));
      extend(more, unseen, i, atMost - 1, situation, measure, operator, hundredths, seen);
    }
  }

  private static void ask(
      List<Event> events,
      Situation situation,
      String measure,
      String operator,
      int hundredths,
      boolean[] seen) {
    boolean ordered = situation.latest() != null || ORDERED.contains(measure);
    orders(
        ordered,
        events,
        order -> {
          List<Event> window =
              situation.latest() == null
                  ? order.stream().filter(event -> event.day() > -DAYS).toList()
                  : order.subList(Math.max(0, order.size() - situation.latest()), order.size());
          Optional<int[]> value = Completions.measure(measure, window);
          seen[Completions.compare(value, operator, hundredths) ? 1 : 0] = true;
        });
  }

  private static void orders(boolean ordered, List<Event> events, Consumer<List<Event>> each) {
    if (ordered) {
      Completions.orders(events, each);
    } else {
      each.accept(events);
    }
  }

  private static Answer answer(
      Situation situation, String measure, String operator, int hundredths) {
    ProfileBuilder profile = LinkedProfile.builder(VOCABULARY, "c");
    profile.emptyEntity("event");
    for (Partial partial : situation.records()) {
      Map<String, FactValue> facts = new LinkedHashMap<>();
      facts.put("on", new Known(new Value.DateValue(AS_OF.plusDays(partial.day()))));
      if (partial.counts() != null) {
        facts.put("flag", new Known(new Value.BooleanValue(partial.counts())));
      }
      if (partial.value() == Completions.NONE) {
        facts.put("x", new Missing(FactValue.Reason.NOT_APPLICABLE));
      } else if (partial.value() != MISSING) {
        facts.put("x", new Known(Value.NumberValue.of(partial.value())));
      }
      profile.record("event", facts);
    }
    if (situation.coveredFrom() > -1000 || situation.coveredTo() < 0) {
      profile.coverage(
          "event",
          new Coverage(
              situation.coveredFrom() > -1000 ? AS_OF.plusDays(situation.coveredFrom()) : null,
              situation.coveredTo() < 0 ? AS_OF.plusDays(situation.coveredTo()) : null));
    }
    Window window =
        situation.latest() == null
            ? new Window.Last(new Length(new Amount.Fixed(DAYS), CalendarUnit.DAYS))
            : new Window.Latest(new Amount.Fixed(situation.latest()));
    Criterion criterion =
        new Criterion.Records(
            "event",
            null,
            new Criterion.ValueTest(
                new Criterion.ValuePath(null, "flag"),
                new Comparison.Relation(
                    Comparison.Operator.IS, new Operand.Literal(new Value.BooleanValue(true)))),
            window,
            measure(measure, operator, hundredths));
    Rule rule = Rule.of("r", criterion);
    return new ReferenceEvaluator(new RuleSet(VOCABULARY, List.of(rule)))
        .answer("r", profile.build(), AS_OF);
  }

  private static Measure measure(String name, String operator, int hundredths) {
    Comparison comparison =
        new Comparison.Relation(
            Arrays.stream(Comparison.Operator.values())
                .filter(each -> each.word().equals(operator))
                .findFirst()
                .orElseThrow(),
            new Operand.Literal(new Value.NumberValue(BigDecimal.valueOf(hundredths, 2))));
    return switch (name) {
      case "count" -> new Measure.Count(comparison);
      case "share" -> new Measure.Share(comparison);
      case "streak" -> new Measure.Streak(comparison);
      default ->
          new Measure.Aggregate(
              Arrays.stream(Measure.Function.values())
                  .filter(each -> each.word().equals(name))
                  .findFirst()
                  .orElseThrow(),
              "x",
              comparison);
    };
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Vocabulary vocabulary() {
    return new Vocabulary(
        List.of(
            entity("child", true, attribute("birthDate", new ValueType.DateType())),
            entity(
                "event",
                false,
                attribute("on", new ValueType.DateType()),
                attribute("flag", new ValueType.BooleanType()),
                attribute("x", new ValueType.IntegerType((long) LEAST, (long) GREATEST)))));
  }

  private static Entity entity(String id, boolean root, Attribute... attributes) {
    Map<String, Attribute> byId = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      byId.put(attribute.id(), attribute);
    }
    return new Entity(
        id,
        root,
        root ? Cardinality.ONE : Cardinality.MANY,
        root ? null : "on",
        null,
        LocalizedText.same(id),
        null,
        null,
        byId);
  }

  private static Attribute attribute(String id, ValueType type) {
    return new Attribute(id, type, LocalizedText.same(id), null, Attribute.Use.RULES, null, false);
  }
}
