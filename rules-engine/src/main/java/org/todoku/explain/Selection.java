package org.todoku.explain;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Contents.Member;
import org.todoku.explain.Contents.Stretch;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Criterion;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Span;

/** Finds the records of one criterion for one child on one date. */
final class Selection {
  /**
   * How many ways there may be to choose among records of one day for {@code {latest: N}} until
   * anything is taken for possible.
   */
  static final int MOST_CHOICES = 64;

  private final Criterion.Records criterion;
  private final Scope scope;
  private final LinkedProfile profile;
  private final EntityLayout entity;
  private final long today;
  private final BiFunction<Criterion, Scope, Truth> truth;

  /** All records up to the as-of date, in order of day. */
  private final List<Frame> frames = new ArrayList<>();

  private final @Nullable Truth[] counts;
  private final List<Days> uncovered = new ArrayList<>();

  /**
   * @param truth evaluates the {@code where}
   */
  Selection(
      Criterion.Records criterion,
      Scope scope,
      LinkedProfile profile,
      LocalDate asOf,
      BiFunction<Criterion, Scope, Truth> truth) {
    this.criterion = criterion;
    this.scope = scope;
    this.profile = profile;
    this.entity = profile.layout().entity(criterion.entity());
    this.today = asOf.toEpochDay();
    this.truth = truth;
    for (int row = 0; row < profile.size(entity.index()); row++) {
      long day = profile.packed(entity.index(), row, entity.timeColumn());
      if (day <= today) {
        frames.add(frame(row, new Days(day, day)));
      }
    }
    counts = new @Nullable Truth[frames.size()];
    uncovered(asOf);
  }

  /** What the criterion's window may hold; null if the window does not apply. */
  @Nullable List<Contents> contents(Windows windows) {
    Window within = criterion.within();
    if (within == null) {
      return List.of(in(new Days(Days.BEGINNING, today), false));
    }
    boolean future = scope.frame() != null && within instanceof Window.After;
    return switch (windows.resolve(within, scope, landmarks())) {
      case Windows.Resolved.Fixed(Days days) -> List.of(in(days, future));
      case Windows.Resolved.Alternatives(List<Days> alternatives) ->
          new AbstractList<>() {
            // made one at a time: thousands of windows over thousands of records
            @Override
            public Contents get(int index) {
              return in(alternatives.get(index), future);
            }

            @Override
            public int size() {
              return alternatives.size();
            }
          };
      case Windows.Resolved.MostRecent(int n) -> mostRecent(n);
      case Windows.Resolved.NoValue() -> null;
    };
  }

  /** The stretches up to the as-of date that the source does not cover. */
  List<Days> uncovered() {
    return List.copyOf(uncovered);
  }

  private void uncovered(LocalDate asOf) {
    int index = entity.index();
    if (!profile.has(index)) {
      uncovered.add(new Days(Days.BEGINNING, today));
      return;
    }
    long from = profile.coveredFrom(index);
    long to = profile.coveredTo(index);
    Span staleAfter = entity.entity().staleAfter();
    if (staleAfter != null && to >= staleAfter.before(asOf).toEpochDay()) {
      to = today;
    }
    if (from > Days.BEGINNING) {
      uncovered.add(new Days(Days.BEGINNING, Math.min(from - 1, today)));
    }
    if (to < today) {
      uncovered.add(new Days(to + 1, today));
    }
  }

  private TreeSet<Long> landmarks() {
    TreeSet<Long> landmarks = new TreeSet<>(List.of(today, today + 1));
    for (Frame frame : frames) {
      landmarks.add(frame.days().first());
    }
    for (Days stretch : uncovered) {
      landmarks.addAll(
          List.of(stretch.first() - 1, stretch.first(), stretch.last(), stretch.last() + 1));
    }
    return landmarks;
  }

  private Contents in(Days days, boolean withFuture) {
    Days seen = new Days(days.first(), Math.min(days.last(), today));
    List<Member> members = new ArrayList<>();
    for (int index = 0; index < frames.size(); index++) {
      if (seen.contains(frames.get(index).days().first())) {
        members.add(member(index));
      }
    }
    List<Stretch> unseen = unseen(seen);
    Days future = days.intersect(new Days(today + 1, Days.END));
    if (withFuture && !future.isEmpty()) {
      unseen.add(new Stretch(future, countsUnseen(new Days(today + 1, Days.END))));
    }
    return new Contents(members, unseen, Contents.ANY_NUMBER);
  }

  private List<Stretch> unseen(Days window) {
    List<Stretch> unseen = new ArrayList<>();
    for (Days stretch : uncovered) {
      Days part = stretch.intersect(window);
      if (!part.isEmpty()) {
        unseen.add(new Stretch(part, countsUnseen(stretch)));
      }
    }
    return unseen;
  }

  /**
   * The n most recent records: so many of the profile's, and the others unseen, as far as an unseen
   * one may be as recent as the first that is then left out.
   */
  private List<Contents> mostRecent(int n) {
    List<Contents> all = new ArrayList<>();
    for (int added = 0; added <= n; added++) {
      int taken = Math.min(n - added, frames.size());
      long leftOut =
          taken < frames.size()
              ? frames.get(frames.size() - 1 - taken).days().first()
              : Days.BEGINNING;
      List<Stretch> unseen = unseen(new Days(leftOut, today));
      if (added > 0 && unseen.isEmpty()) {
        break;
      }
      List<List<Member>> choices = choices(taken, leftOut);
      if (choices.isEmpty()) {
        return List.of();
      }
      for (List<Member> choice : choices) {
        all.add(new Contents(choice, added == 0 ? List.of() : unseen, added));
      }
    }
    return all;
  }

  /**
   * All ways to take the most recent records where several of the last day compete; none if there
   * are too many ways.
   *
   * @param cut the day of the most recent record that is left out
   */
  private List<List<Member>> choices(int taken, long cut) {
    List<Member> certain = new ArrayList<>();
    List<Member> competing = new ArrayList<>();
    int first = frames.size() - taken;
    boolean tie = first > 0 && taken > 0 && frames.get(first).days().first() == cut;
    for (int index = 0; index < frames.size(); index++) {
      long day = frames.get(index).days().first();
      if (tie && day == cut) {
        competing.add(member(index));
      } else if (index >= first) {
        certain.add(member(index));
      }
    }
    List<List<Member>> choices = new ArrayList<>();
    choose(competing, 0, taken - certain.size(), new ArrayList<>(), choices);
    if (choices.size() > MOST_CHOICES) {
      return List.of();
    }
    for (List<Member> choice : choices) {
      choice.addAll(certain);
      choice.sort(Comparator.comparingLong(Member::day));
    }
    return choices;
  }

  private static void choose(
      List<Member> from, int next, int count, List<Member> chosen, List<List<Member>> choices) {
    if (choices.size() > MOST_CHOICES || from.size() - next < count) {
      return;
    }
    if (count == 0) {
      choices.add(new ArrayList<>(chosen));
      return;
    }
    chosen.add(from.get(next));
    choose(from, next + 1, count - 1, chosen, choices);
    chosen.removeLast();
    choose(from, next + 1, count, chosen, choices);
  }

  private Frame frame(int row, Days days) {
    return new Frame(entity, criterion.as(), row, days, scope.frame());
  }

  private Member member(int index) {
    Truth known = counts[index];
    if (known == null) {
      known = counts(frames.get(index));
      counts[index] = known;
    }
    return new Member(frames.get(index), known);
  }

  private Truth countsUnseen(Days stretch) {
    return counts(frame(-1, stretch));
  }

  private Truth counts(Frame frame) {
    return criterion.where() == null ? Truth.TRUE : truth.apply(criterion.where(), scope.in(frame));
  }
}
