package org.todoku.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.profile.FactValue.Reason;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Value;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.ProfileSketch;
import org.todoku.testing.TestVocabulary;

/**
 * The children who are measured: the generated ones of the tests, with values missing for every
 * reason and dates at every edge, who went to school besides, so that each has {@link #RECORDS}.
 */
final class BenchChildren {
  /** How many records a child has, as in the measurements that the design rests on. */
  static final int RECORDS = 16;

  private final Random random = new Random(1);
  private final GeneratedProfiles profiles =
      new GeneratedProfiles(random, TestVocabulary.VOCABULARY);

  LinkedProfile next(int index) {
    ProfileSketch sketch = profiles.next(BenchRules.AS_OF);
    Map<String, List<Map<String, FactValue>>> records = new HashMap<>(sketch.records());
    List<Map<String, FactValue>> days = new ArrayList<>(records.getOrDefault("day", List.of()));
    int others = records.values().stream().mapToInt(List::size).sum() - days.size();
    LocalDate on = BenchRules.AS_OF;
    while (others + days.size() < RECORDS) {
      on = on.minusDays(1);
      if (on.getDayOfWeek() != DayOfWeek.SATURDAY && on.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.add(day(on));
      }
    }
    records.put("day", days);
    return new ProfileSketch(records, sketch.coverage())
        .build(TestVocabulary.VOCABULARY, "c-" + index);
  }

  private Map<String, FactValue> day(LocalDate on) {
    Map<String, FactValue> day = new HashMap<>();
    day.put("on", new Known(new Value.DateValue(on)));
    int chance = random.nextInt(20);
    String status = chance < 2 ? "absent" : chance < 3 ? "late" : "present";
    day.put(
        "status",
        chance == 3 ? new Missing(Reason.UNKNOWN) : new Known(new Value.TextValue(status)));
    if (status.equals("absent") && random.nextBoolean()) {
      day.put("reason", new Known(new Value.TextValue("illness")));
    }
    return day;
  }
}
