package org.todoku.linkage.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.linkage.sender.SenderProfile.Covers;
import org.todoku.profile.EntityLayout;

/**
 * The imports that count on a day. Of a sender's snapshots it is the newest on or before that day,
 * and where there is none, the earliest after it; of its periods all, each without the days that a
 * later import speaks for.
 */
public final class CurrentImports {
  private final Map<Long, Current> byId = new LinkedHashMap<>();
  private final List<Current> coveringOthers = new ArrayList<>();

  /**
   * @param all the accepted imports
   */
  public CurrentImports(List<StoredImport> all, LocalDate asOf, Wanted wanted) {
    Map<String, List<StoredImport>> groups = new LinkedHashMap<>();
    for (StoredImport stored : all) {
      groups
          .computeIfAbsent(stored.sender() + "|" + stored.part(), k -> new ArrayList<>())
          .add(stored);
    }
    for (List<StoredImport> group : groups.values()) {
      for (StoredImport stored : counting(group, asOf)) {
        Current current = new Current(stored, group, wanted);
        byId.put(stored.id(), current);
        if (stored.covers() != Covers.LISTED) {
          coveringOthers.add(current);
        }
      }
    }
  }

  /** The ids of all imports that count. */
  public List<Long> ids() {
    return List.copyOf(byId.keySet());
  }

  /** Those that do not speak only of whom they list: their missing rows say something too. */
  public List<Long> idsCoveringOthers() {
    return coveringOthers.stream().map(current -> current.stored.id()).toList();
  }

  @Nullable Current find(long importId) {
    return byId.get(importId);
  }

  /** Those that say something even of whom they do not list. */
  List<Current> coveringOthers() {
    return coveringOthers;
  }

  private static List<StoredImport> counting(List<StoredImport> group, LocalDate asOf) {
    List<StoredImport> counting =
        new ArrayList<>(group.stream().filter(i -> i.content() == Content.PERIOD).toList());
    Comparator<StoredImport> byDay =
        Comparator.comparing(StoredImport::to).thenComparing(StoredImport::id);
    List<StoredImport> snapshots =
        group.stream().filter(i -> i.content() == Content.SNAPSHOT).sorted(byDay).toList();
    Optional<StoredImport> newest =
        snapshots.stream().filter(i -> !i.to().isAfter(asOf)).reduce((first, second) -> second);
    newest.or(() -> snapshots.stream().findFirst()).ifPresent(counting::add);
    return counting;
  }

  /** An import that counts. */
  static final class Current {
    final StoredImport stored;

    /** The system, as {@code custodian|system}. */
    final String system;

    /** The sender and its part. */
    final String group;

    /** Of which entities it speaks, by their place in the layout. */
    private final boolean[] entities;

    /** What holds for those without a row, by entity; null where nothing is said. */
    private final @Nullable FactBlock[] absent;

    /** Days that later imports of the same sender speak for, as pairs of first and last. */
    private final long[] masked;

    /** The days that this import speaks for, as pairs of first and last. */
    final List<long[]> days;

    Current(StoredImport stored, List<StoredImport> group, Wanted wanted) {
      this.stored = stored;
      this.system = stored.custodian() + "|" + stored.system();
      this.group = stored.sender() + "|" + stored.part();
      List<EntityLayout> layouts = wanted.layout().entities();
      this.entities = new boolean[layouts.size()];
      this.absent = new @Nullable FactBlock[layouts.size()];
      stored
          .entities()
          .forEach(
              (id, json) -> {
                int entity = wanted.layout().index(id);
                if (wanted.entity(entity)) {
                  entities[entity] = true;
                  absent[entity] =
                      json.map(AbsentFacts::asBlock)
                          .map(block -> FactBlock.read(block, layouts.get(entity), wanted))
                          .orElse(null);
                }
              });
      this.masked =
          stored.content() == Content.SNAPSHOT
              ? new long[0]
              : group.stream()
                  .filter(later -> later.id() > stored.id() && overlap(later, stored))
                  .flatMapToLong(
                      later ->
                          LongStream.of(
                              later.from() == null ? Long.MIN_VALUE : later.from().toEpochDay(),
                              later.to().toEpochDay()))
                  .toArray();
      this.days = days(stored, masked);
    }

    boolean speaksOf(int entity) {
      return entities[entity];
    }

    @Nullable FactBlock absent(int entity) {
      return absent[entity];
    }

    private static boolean overlap(StoredImport later, StoredImport earlier) {
      LocalDate laterFrom = later.from();
      LocalDate earlierFrom = earlier.from();
      return later.content() == Content.PERIOD
          && (laterFrom == null || !laterFrom.isAfter(earlier.to()))
          && (earlierFrom == null || !earlierFrom.isAfter(later.to()));
    }

    /** Whether a later import speaks for a day. */
    boolean masks(long epochDay) {
      for (int i = 0; i < masked.length; i += 2) {
        if (epochDay >= masked[i] && epochDay <= masked[i + 1]) {
          return true;
        }
      }
      return false;
    }

    /** Whether later imports speak for some day of a stretch. */
    boolean masksAny(long first, long last) {
      for (int i = 0; i < masked.length; i += 2) {
        if (first <= masked[i + 1] && last >= masked[i]) {
          return true;
        }
      }
      return false;
    }

    private static List<long[]> days(StoredImport stored, long[] masked) {
      List<long[]> days = new ArrayList<>();
      LocalDate from = stored.from();
      days.add(
          new long[] {from == null ? Long.MIN_VALUE : from.toEpochDay(), stored.to().toEpochDay()});
      for (int i = 0; i < masked.length; i += 2) {
        List<long[]> rest = new ArrayList<>();
        for (long[] stretch : days) {
          if (masked[i] > stretch[0]) {
            rest.add(new long[] {stretch[0], Math.min(stretch[1], masked[i] - 1)});
          }
          if (masked[i + 1] < stretch[1]) {
            rest.add(new long[] {Math.max(stretch[0], masked[i + 1] + 1), stretch[1]});
          }
        }
        days = rest.stream().filter(stretch -> stretch[0] <= stretch[1]).toList();
      }
      return days;
    }
  }
}
