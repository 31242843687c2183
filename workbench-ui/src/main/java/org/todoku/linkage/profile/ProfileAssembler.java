package org.todoku.linkage.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.profile.CurrentImports.Current;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.AttributeLayout.Kind;
import org.todoku.profile.Coverage;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue.Reason;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.vocabulary.Entity.Cardinality;

/**
 * Puts one child's profile together from what the imports that count have of it. Safe for several
 * threads.
 *
 * <p>Coverage follows from the imports: a sender that lists only some speaks for those; one that
 * speaks for all whom its system knows, or for all children, also says something of those without a
 * row. It speaks for nobody about whom it said something that could not be read, and for nobody who
 * may be one of its subjects and is not linked yet.
 */
public final class ProfileAssembler {
  private final Wanted wanted;
  private final CurrentImports imports;
  private final long asOf;

  public ProfileAssembler(Wanted wanted, CurrentImports imports, LocalDate asOf) {
    this.wanted = wanted;
    this.imports = imports;
    this.asOf = asOf.toEpochDay();
  }

  /**
   * @param child the pseudonym
   * @param systems the systems that know the child or its household, as {@code custodian|system}
   * @param doubtful the systems that may know the child under a subject that is not linked
   * @param blocks all that is stored of the child's subjects
   * @param unreadable imports that have rows of the child's subjects that could not be read
   */
  public LinkedProfile assemble(
      String child,
      Set<String> systems,
      Set<String> doubtful,
      List<Block> blocks,
      Set<Long> unreadable) {
    ProfileBuilder builder = LinkedProfile.builder(wanted.layout().vocabulary(), child);
    Map<Long, Current> listing = new LinkedHashMap<>();
    List<@Nullable List<Sided>> found = new ArrayList<>();
    for (int entity = 0; entity < wanted.layout().entities().size(); entity++) {
      found.add(null);
    }
    for (Block block : blocks) {
      Current current = imports.find(block.importId());
      if (current != null) {
        listing.put(block.importId(), current);
        if (wanted.entity(block.entity())) {
          List<Sided> ofEntity = found.get(block.entity());
          if (ofEntity == null) {
            ofEntity = new ArrayList<>(2);
            found.set(block.entity(), ofEntity);
          }
          EntityLayout entity = wanted.layout().entities().get(block.entity());
          ofEntity.add(new Sided(current, block.read(entity, wanted)));
        }
      }
    }
    List<Current> speakers = speakers(systems, doubtful, listing, unreadable);
    List<Current> speaking = new ArrayList<>();
    for (EntityLayout entity : wanted.layout().entities()) {
      if (wanted.entity(entity.index())) {
        speaking.clear();
        for (Current current : speakers) {
          if (current.speaksOf(entity.index())) {
            speaking.add(current);
          }
        }
        List<Sided> ofEntity = found.get(entity.index());
        if (entity.entity().cardinality() == Cardinality.ONE) {
          one(builder, entity, ofEntity == null ? new ArrayList<>(2) : ofEntity, speaking);
        } else {
          many(builder, entity, ofEntity == null ? List.of() : ofEntity, speaking);
        }
      }
    }
    return builder.build();
  }

  /** The imports that speak for a child: first those that list it. */
  private List<Current> speakers(
      Set<String> systems, Set<String> doubtful, Map<Long, Current> listing, Set<Long> unreadable) {
    List<Current> speakers = new ArrayList<>(listing.values());
    for (Current current : imports.coveringOthers()) {
      if (!listing.containsKey(current.stored.id())
          && speaksForOthers(current, systems, doubtful, listing)) {
        speakers.add(current);
      }
    }
    if (!unreadable.isEmpty()) {
      speakers.removeIf(current -> unreadable.contains(current.stored.id()));
    }
    return speakers;
  }

  private static boolean speaksForOthers(
      Current current, Set<String> systems, Set<String> doubtful, Map<Long, Current> listing) {
    if (current.stored.incomplete() || doubtful.contains(current.system)) {
      return false;
    }
    return switch (current.stored.covers()) {
      case LISTED -> false;
      case SYSTEM ->
          systems.contains(current.system)
              && (current.stored.part().isEmpty()
                  || listing.values().stream().anyMatch(c -> c.group.equals(current.group)));
      case EVERYONE -> true;
    };
  }

  private void many(
      ProfileBuilder builder, EntityLayout entity, List<Sided> found, List<Current> speaking) {
    int index = entity.index();
    for (Sided sided : found) {
      FactBlock facts = sided.facts;
      boolean rising = facts.rising();
      if (rising
          && facts.dated()
          && !facts.hasTexts()
          && !sided.current.masksAny(facts.firstDay(), facts.lastDay())) {
        builder.addRecords(index, facts.cells(), source(entity, sided.current));
        continue;
      }
      for (int row = 0; row < facts.size(); row++) {
        long day = facts.cell(row, entity.timeColumn());
        if (AttributeLayout.isValue(day)
            && !sided.current.masks(day)
            && (rising || !facts.repeats(row))) {
          builder.startRecord(index, source(entity, sided.current));
          for (int column = 0; column < entity.width(); column++) {
            set(builder, entity, column, facts, row);
          }
        }
      }
    }
    if (!speaking.isEmpty()) {
      builder.coverage(entity.entity().id(), coverage(speaking));
    } else if (!found.isEmpty()) {
      // Records of a source that does not speak for the child as a whole are certain, no more.
      builder.coverage(entity.entity().id(), NOWHERE);
    }
  }

  /**
   * Covers a day before any that is asked about: what is recorded counts, and nothing is missing.
   */
  private static final Coverage NOWHERE =
      new Coverage(LocalDate.of(1800, 1, 1), LocalDate.of(1800, 1, 1));

  private Coverage coverage(List<Current> speaking) {
    List<long[]> days = new ArrayList<>();
    speaking.forEach(current -> days.addAll(current.days));
    days.sort(Comparator.comparingLong(stretch -> stretch[0]));
    long @Nullable [] best = null;
    long @Nullable [] run = null;
    for (long[] stretch : days) {
      if (run != null && stretch[0] <= run[1] + 1) {
        run[1] = Math.max(run[1], stretch[1]);
      } else {
        run = stretch.clone();
      }
      // The stretch that reaches furthest, of those that have begun by the day in question.
      if (best == null || run[0] <= asOf && run[1] >= best[1]) {
        best = run;
      }
    }
    if (best == null) {
      return NOWHERE;
    }
    return new Coverage(
        best[0] == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(best[0]),
        LocalDate.ofEpochDay(best[1]));
  }

  private void one(
      ProfileBuilder builder, EntityLayout entity, List<Sided> found, List<Current> speaking) {
    int index = entity.index();
    if (found.isEmpty()) {
      for (Current current : speaking) {
        FactBlock absent = current.absent(index);
        if (absent != null) {
          found.add(new Sided(current, absent));
        }
      }
    }
    found.removeIf(sided -> sided.facts.size() == 0);
    if (!found.isEmpty()) {
      found.sort(Comparator.comparing((Sided sided) -> sided.current.stored.to()).reversed());
      builder.startRecord(index, source(entity, found.getFirst().current));
      for (int column = 0; column < entity.width(); column++) {
        merge(builder, entity, column, found);
      }
    }
    if (!entity.entity().root() && (!found.isEmpty() || !speaking.isEmpty())) {
      LocalDate observed =
          found.isEmpty()
              ? speaking.stream().map(c -> c.stored.to()).max(LocalDate::compareTo).orElseThrow()
              : oldestOfNewest(found);
      builder.coverage(entity.entity().id(), new Coverage(null, observed));
    }
  }

  /** Of each sender's newest observation the day, and of these the oldest. */
  private static LocalDate oldestOfNewest(List<Sided> newestFirst) {
    Set<String> senders = new HashSet<>();
    LocalDate oldest = newestFirst.getFirst().current.stored.to();
    for (Sided sided : newestFirst) {
      if (senders.add(sided.current.stored.sender())) {
        oldest = sided.current.stored.to();
      }
    }
    return oldest;
  }

  /** The newest value counts; two of one day that differ make it unknown. */
  private static void merge(
      ProfileBuilder builder, EntityLayout entity, int column, List<Sided> newestFirst) {
    Sided chosen = null;
    for (Sided sided : newestFirst) {
      long packed = sided.facts.cell(0, column);
      if (packed == AttributeLayout.NOT_COLLECTED) {
        continue;
      }
      if (chosen == null) {
        chosen = sided;
      } else if (sided.current.stored.to().equals(chosen.current.stored.to())
          && !same(entity, column, chosen.facts, sided.facts)) {
        builder.setPacked(entity.index(), column, AttributeLayout.packed(Reason.UNKNOWN));
        return;
      }
    }
    if (chosen != null) {
      set(builder, entity, column, chosen.facts, 0);
    }
  }

  private static boolean same(EntityLayout entity, int column, FactBlock left, FactBlock right) {
    long first = left.cell(0, column);
    long second = right.cell(0, column);
    boolean texts =
        entity.attributes().get(column).kind() == Kind.TEXT
            && AttributeLayout.isValue(first)
            && AttributeLayout.isValue(second);
    return texts ? left.text(first).equals(right.text(second)) : first == second;
  }

  private static void set(
      ProfileBuilder builder, EntityLayout entity, int column, FactBlock facts, int row) {
    long packed = facts.cell(row, column);
    if (packed == AttributeLayout.NOT_COLLECTED) {
      return; // that is what a new record begins with
    }
    if (entity.attributes().get(column).kind() == Kind.TEXT && AttributeLayout.isValue(packed)) {
      builder.setText(entity.index(), column, facts.text(packed));
    } else {
      builder.setPacked(entity.index(), column, packed);
    }
  }

  /** The system of a record; null where it is the one that the vocabulary names. */
  private static @Nullable String source(EntityLayout entity, Current current) {
    var source = entity.entity().source();
    return source != null && source.system().equals(current.stored.system())
        ? null
        : current.stored.system();
  }

  /** What one import has of one subject. A household's block is read once for all its children. */
  public static final class Block {
    private final int entity;
    private final long importId;
    private final byte[] json;
    private @Nullable FactBlock facts;

    /**
     * @param entity the entity's place in the layout
     * @param json the stored facts in UTF-8
     */
    public Block(int entity, long importId, byte[] json) {
      this.entity = entity;
      this.importId = importId;
      this.json = json;
    }

    int entity() {
      return entity;
    }

    long importId() {
      return importId;
    }

    FactBlock read(EntityLayout layout, Wanted wanted) {
      FactBlock read = facts;
      if (read == null) {
        read = FactBlock.read(json, layout, wanted);
        facts = read;
      }
      return read;
    }
  }

  private record Sided(Current current, FactBlock facts) {}
}
