package org.todoku.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A second, two-valued meaning of measures over complete lists of records, as plain as it can be:
 * the oracle of the oracle. Values are whole numbers; {@code NONE} is "not applicable".
 */
final class Completions {
  static final int NONE = Integer.MIN_VALUE;

  private Completions() {}

  /** A complete record: day, whether it satisfies the where, measured value. */
  record Event(int day, boolean counts, int value) {}

  /** Calls back with every order of the events that keeps the days in order. */
  static void orders(List<Event> events, Consumer<List<Event>> each) {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort((a, b) -> Integer.compare(a.day(), b.day()));
    permute(sorted, 0, each);
  }

  private static void permute(List<Event> events, int from, Consumer<List<Event>> each) {
    if (from == events.size()) {
      each.accept(events);
      return;
    }
    for (int i = from; i < events.size() && events.get(i).day() == events.get(from).day(); i++) {
      Event moved = events.get(i);
      if (events.subList(from, i).contains(moved)) {
        continue;
      }
      List<Event> next = new ArrayList<>(events);
      next.remove(i);
      next.add(from, moved);
      permute(next, from + 1, each);
    }
  }

  /** A fraction, or nothing where the measure has no value. */
  static Optional<int[]> measure(String name, List<Event> window) {
    List<Event> counting = window.stream().filter(Event::counts).toList();
    List<Event> valued = counting.stream().filter(event -> event.value() != NONE).toList();
    return switch (name) {
      case "count" -> whole(counting.size());
      case "share" ->
          window.isEmpty()
              ? Optional.empty()
              : Optional.of(new int[] {counting.size(), window.size()});
      case "streak" -> {
        int longest = 0;
        int run = 0;
        for (Event event : window) {
          run = event.counts() ? run + 1 : 0;
          longest = Math.max(longest, run);
        }
        yield whole(longest);
      }
      case "distinct" -> whole((int) valued.stream().mapToInt(Event::value).distinct().count());
      case "sum" -> whole(valued.stream().mapToInt(Event::value).sum());
      case "average" ->
          valued.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new int[] {valued.stream().mapToInt(Event::value).sum(), valued.size()});
      case "min" ->
          valued.isEmpty()
              ? Optional.empty()
              : whole(valued.stream().mapToInt(Event::value).min().orElseThrow());
      case "max" ->
          valued.isEmpty()
              ? Optional.empty()
              : whole(valued.stream().mapToInt(Event::value).max().orElseThrow());
      case "latest" -> valued.isEmpty() ? Optional.empty() : whole(valued.getLast().value());
      case "earliest" -> valued.isEmpty() ? Optional.empty() : whole(valued.getFirst().value());
      case "change" ->
          valued.size() < 2
              ? Optional.empty()
              : whole(valued.getLast().value() - valued.getFirst().value());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Optional<int[]> whole(int value) {
    return Optional.of(new int[] {value, 1});
  }

  /** Compares a fraction with a threshold in hundredths; no value compares false. */
  static boolean compare(Optional<int[]> fraction, String operator, int hundredths) {
    if (fraction.isEmpty()) {
      return false;
    }
    long left = fraction.get()[0] * 100L;
    long right = (long) hundredths * fraction.get()[1];
    return switch (operator) {
      case "equals" -> left == right;
      case "notEquals" -> left != right;
      case "lessThan" -> left < right;
      case "atMost" -> left <= right;
      case "moreThan" -> left > right;
      case "atLeast" -> left >= right;
      default -> throw new IllegalArgumentException(operator);
    };
  }
}
