package org.todoku.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;

/**
 * A worker that reads one child after another: the profile at hand and the record that a {@code
 * where} speaks about. Reused, so that evaluating allocates next to nothing. Not for several
 * threads.
 */
final class Child {
  /** Deepest nesting of records in records. */
  static final int LEVELS = 2;

  private final int[] width;
  private final int[] time;
  private Day day;
  private LinkedProfile profile;

  /** By entity: number of records up to the as-of date, or −1 where not yet looked up. */
  private final int[] seen;

  /** All values of the child; by entity, where its own begin. */
  private long[] cells;

  private final int[] start;
  private final long[] coveredFrom;
  private final long[] coveredTo;

  private long birthDay;
  private LocalDate birth = LocalDate.EPOCH;

  /** By level: where the record at hand begins among the values, or −1 if it is unseen. */
  final int[] frameBase = new int[LEVELS];

  /** By level: the days that an unseen record may have. */
  final long[] unseenFirst = new long[LEVELS];

  final long[] unseenLast = new long[LEVELS];

  final Compare.Asked asked = new Compare.Asked();

  private final Plan plan;

  /** By selection: which records count, from one record to before another. */
  private final byte[][] counts;

  private final int[] countsFrom;
  private final int[] countsTo;

  /** By entity and range of days: its records, looked up for the child that {@link #looks} says. */
  private final int[] rangeFrom;

  private final int[] rangeTo;
  private final int[] rangeLook;
  private int looks;

  final Measuring[] measuring = new Measuring[LEVELS];

  Child(Plan plan, Day day, LinkedProfile profile) {
    List<EntityLayout> entities = plan.layout().entities();
    this.plan = plan;
    counts = new byte[plan.selections().size()][];
    Arrays.fill(counts, new byte[0]);
    countsFrom = new int[counts.length];
    countsTo = new int[counts.length];
    int ranges = entities.size() * plan.dayRangeCount();
    rangeFrom = new int[ranges];
    rangeTo = new int[ranges];
    rangeLook = new int[ranges];
    this.day = day;
    this.profile = profile;
    width = entities.stream().mapToInt(EntityLayout::width).toArray();
    time = entities.stream().mapToInt(EntityLayout::timeColumn).toArray();
    seen = new int[width.length];
    cells = profile.cells();
    start = new int[width.length];
    coveredFrom = new long[width.length];
    coveredTo = new long[width.length];
    for (int level = 0; level < LEVELS; level++) {
      measuring[level] = new Measuring(level);
    }
    look(day, profile);
  }

  /** Turns to another child or day. */
  void look(Day atDay, LinkedProfile atProfile) {
    day = atDay;
    profile = atProfile;
    cells = profile.cells();
    looks++;
    Arrays.fill(seen, -1);
    Arrays.fill(countsTo, -1);
  }

  /**
   * Which records of a selection count, known at least for those from one to before another. The
   * array is overwritten for the next child.
   */
  byte[] counts(int selection, int from, int to) {
    if (countsTo[selection] < 0) {
      int size = seen(plan.selections().get(selection).entity());
      if (counts[selection].length < size) {
        counts[selection] = new byte[Math.max(size, counts[selection].length * 2)];
      }
      countsFrom[selection] = from;
      countsTo[selection] = from;
    }
    if (from < countsFrom[selection]) {
      ask(selection, from, countsFrom[selection]);
      countsFrom[selection] = from;
    }
    if (to > countsTo[selection]) {
      ask(selection, countsTo[selection], to);
      countsTo[selection] = to;
    }
    return counts[selection];
  }

  private void ask(int selection, int from, int to) {
    RowSelection asked = plan.selections().get(selection);
    byte[] into = counts[selection];
    Test where = asked.where();
    if (where == null) {
      Arrays.fill(into, from, to, (byte) Bits.TRUE);
      return;
    }
    int step = width[asked.entity()];
    int base = start[asked.entity()];
    CodeTable table = plan.table(selection);
    if (table != null) {
      table.fill(cells, base, step, from, to, into);
      return;
    }
    for (int row = from; row < to; row++) {
      frameBase[0] = base + row * step;
      into[row] = (byte) where.bits(this);
    }
  }

  /** Looks up the records of an entity in a range of the day's; {@link #rangeFrom} finds them. */
  int rangeOf(int entity, int range) {
    int index = entity * plan.dayRangeCount() + range;
    if (rangeLook[index] != looks) {
      rangeLook[index] = looks;
      rangeFrom[index] = firstFrom(entity, day.rangeFirst[range]);
      long last = Math.min(day.rangeLast[range], day.today);
      rangeTo[index] =
          Math.max(
              rangeFrom[index], last >= day.today ? seen[entity] : firstFrom(entity, last + 1));
    }
    return index;
  }

  int rangeFrom(int index) {
    return rangeFrom[index];
  }

  int rangeTo(int index) {
    return rangeTo[index];
  }

  /** The first record on or after a day, or the number of records. */
  int firstFrom(int entity, long first) {
    int low = 0;
    int high = seen(entity);
    int step = width[entity];
    int at = start[entity] + time[entity];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells[middle * step + at] < first) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Day day() {
    return day;
  }

  long today() {
    return day.today;
  }

  LinkedProfile profile() {
    return profile;
  }

  LocalDate birth(long packed) {
    if (packed != birthDay) {
      birthDay = packed;
      birth = LocalDate.ofEpochDay(packed);
    }
    return birth;
  }

  int width(int entity) {
    return width[entity];
  }

  int timeColumn(int entity) {
    return time[entity];
  }

  /** A value of a cardinality-one entity as it is known on the as-of date. */
  long one(int entity, int column) {
    if (seen[entity] < 0) {
      lookUpOne(entity);
    }
    return seen[entity] == 0 ? Source.UNKNOWN : cells[start[entity] + column];
  }

  private void lookUpOne(int entity) {
    start[entity] = profile.start(entity);
    long to = profile.coveredTo(entity);
    boolean visible =
        profile.size(entity) > 0
            && profile.coveredFrom(entity) <= day.today
            && (to == Long.MAX_VALUE
                || (to <= day.today && (to >= day.currentFrom[entity] || neverStale(entity))));
    if (visible && time[entity] >= 0) {
      long at = cells[start[entity] + time[entity]];
      visible = !AttributeLayout.isValue(at) || at <= day.today;
    }
    seen[entity] = visible ? 1 : 0;
  }

  private boolean neverStale(int entity) {
    return profile.layout().entity(entity).entity().staleAfter() == null;
  }

  /** Number of records of a cardinality-many entity up to the as-of date. */
  int seen(int entity) {
    if (seen[entity] < 0) {
      lookUpMany(entity);
    }
    return seen[entity];
  }

  /** All values of the child. */
  long[] cells() {
    return cells;
  }

  /** Where the values of an entity begin among {@link #cells}. */
  int start(int entity) {
    return start[entity];
  }

  /** First covered day; {@link Long#MAX_VALUE} where nothing is covered. */
  long coveredFrom(int entity) {
    return coveredFrom[entity];
  }

  /** Last covered day, never after the as-of date. */
  long coveredTo(int entity) {
    return coveredTo[entity];
  }

  private void lookUpMany(int entity) {
    start[entity] = profile.start(entity);
    int count = profile.size(entity);
    int step = width[entity];
    int at = start[entity] + (count - 1) * step + time[entity];
    while (count > 0 && cells[at] > day.today) {
      count--;
      at -= step;
    }
    seen[entity] = count;
    if (!profile.has(entity)) {
      coveredFrom[entity] = Long.MAX_VALUE;
      coveredTo[entity] = day.today;
      return;
    }
    coveredFrom[entity] = profile.coveredFrom(entity);
    long to = profile.coveredTo(entity);
    coveredTo[entity] = to >= day.currentFrom[entity] ? day.today : to;
  }

  /** The day of a record. */
  long dayOf(int entity, int row) {
    return cells[start[entity] + row * width[entity] + time[entity]];
  }
}
