package org.todoku.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileLayout;

/**
 * A worker that reads one child after another: the profile at hand and the record that a {@code
 * where} speaks about. Reused, so that evaluating allocates next to nothing. Not for several
 * threads.
 */
final class Child {
  /** Deepest nesting of records in records. */
  static final int LEVELS = 2;

  private static final long[] NO_CELLS = {};

  private final int[] width;
  private final int[] time;
  private Day day;
  private LinkedProfile profile;

  /** By entity: number of records up to the as-of date, or −1 where not yet looked up. */
  private final int[] seen;

  private final long[][] cells;
  private final long[] coveredFrom;
  private final long[] coveredTo;

  private long birthDay;
  private LocalDate birth = LocalDate.EPOCH;

  /** By level: where the record at hand begins in its entity's cells, or −1 if it is unseen. */
  final int[] frameBase = new int[LEVELS];

  final long[][] frameCells = new long[LEVELS][];

  /** By level: the days that an unseen record may have. */
  final long[] unseenFirst = new long[LEVELS];

  final long[] unseenLast = new long[LEVELS];

  final Compare.Asked asked = new Compare.Asked();

  final Measuring[] measuring = new Measuring[LEVELS];

  Child(ProfileLayout layout, Day day, LinkedProfile profile) {
    List<EntityLayout> entities = layout.entities();
    this.day = day;
    this.profile = profile;
    width = entities.stream().mapToInt(EntityLayout::width).toArray();
    time = entities.stream().mapToInt(EntityLayout::timeColumn).toArray();
    seen = new int[width.length];
    cells = new long[width.length][];
    coveredFrom = new long[width.length];
    coveredTo = new long[width.length];
    for (int level = 0; level < LEVELS; level++) {
      frameCells[level] = NO_CELLS;
      measuring[level] = new Measuring(level);
    }
    look(day, profile);
  }

  /** Turns to another child or day. */
  void look(Day atDay, LinkedProfile atProfile) {
    day = atDay;
    profile = atProfile;
    Arrays.fill(seen, -1);
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
    return seen[entity] == 0 ? Source.UNKNOWN : cells[entity][column];
  }

  private void lookUpOne(int entity) {
    cells[entity] = profile.cells(entity);
    long to = profile.coveredTo(entity);
    boolean visible =
        profile.size(entity) > 0
            && profile.coveredFrom(entity) <= day.today
            && (to == Long.MAX_VALUE
                || (to <= day.today && (to >= day.currentFrom[entity] || neverStale(entity))));
    if (visible && time[entity] >= 0) {
      long at = cells[entity][time[entity]];
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

  long[] cells(int entity) {
    return cells[entity];
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
    long[] all = profile.cells(entity);
    cells[entity] = all;
    int count = profile.size(entity);
    int step = width[entity];
    int at = (count - 1) * step + time[entity];
    while (count > 0 && all[at] > day.today) {
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
    return cells[entity][row * width[entity] + time[entity]];
  }
}
