package org.todoku.linkage.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.linkage.sender.SenderProfile.Covers;

/**
 * The imports that count on a day. Of a sender's snapshots it is the newest on or before that day,
 * and where there is none, the earliest after it; of its periods all, each without the days that a
 * later import speaks for.
 */
public final class CurrentImports {
  private final Map<Long, Current> byId = new LinkedHashMap<>();
  private final Map<Integer, List<Current>> byEntity = new HashMap<>();

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
          for (int entity : current.entities.keySet()) {
            byEntity.computeIfAbsent(entity, e -> new ArrayList<>()).add(current);
          }
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
    return byId.values().stream()
        .filter(current -> current.stored.covers() != Covers.LISTED)
        .map(current -> current.stored.id())
        .toList();
  }

  @Nullable Current find(long importId) {
    return byId.get(importId);
  }

  /** Those that say something of an entity even for whom they do not list. */
  List<Current> coveringOthers(int entity) {
    return byEntity.getOrDefault(entity, List.of());
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

    /** What holds for those without a row, by entity; empty where nothing is said. */
    final Map<Integer, Optional<byte[]>> entities = new HashMap<>();

    /** Days that later imports of the same sender speak for, as pairs of first and last. */
    private final long[] masked;

    Current(StoredImport stored, List<StoredImport> group, Wanted wanted) {
      this.stored = stored;
      this.system = stored.custodian() + "|" + stored.system();
      this.group = stored.sender() + "|" + stored.part();
      stored
          .entities()
          .forEach(
              (id, absent) -> {
                int entity = wanted.layout().index(id);
                if (wanted.entity(entity)) {
                  entities.put(entity, absent.map(AbsentFacts::asBlock));
                }
              });
      this.masked =
          stored.content() == Content.SNAPSHOT
              ? new long[0]
              : group.stream()
                  .filter(later -> later.id() > stored.id() && later.content() == Content.PERIOD)
                  .flatMapToLong(
                      later ->
                          LongStream.of(
                              later.from() == null ? Long.MIN_VALUE : later.from().toEpochDay(),
                              later.to().toEpochDay()))
                  .toArray();
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

    /** The days that this import speaks for, as pairs of first and last. */
    List<long[]> days() {
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
