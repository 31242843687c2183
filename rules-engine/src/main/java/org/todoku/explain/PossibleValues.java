package org.todoku.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a value or measure may be when all that is not known is imagined in every way: numbers and
 * dates as intervals, codes, booleans and texts as words, and perhaps no value at all.
 *
 * @param none whether it may have no value
 * @param numbers the possible numbers, in any order, overlapping or not
 * @param words the possible words
 * @param anyWord whether any word whatever is possible
 */
record PossibleValues(boolean none, List<Interval> numbers, Set<String> words, boolean anyWord) {
  static final PossibleValues NONE = new PossibleValues(true, List.of(), Set.of(), false);
  static final PossibleValues ANYTHING =
      new PossibleValues(true, List.of(Interval.closed(null, null)), Set.of(), true);

  PossibleValues {
    numbers = List.copyOf(numbers);
    words = Set.copyOf(words);
  }

  static PossibleValues numbers(Interval interval) {
    return new PossibleValues(false, List.of(interval), Set.of(), false);
  }

  static PossibleValues count(long low, @Nullable Long high) {
    return numbers(
        Interval.steps(Rational.of(low), high == null ? null : Rational.of(high), Rational.ONE));
  }

  static PossibleValues word(String word) {
    return new PossibleValues(false, List.of(), Set.of(word), false);
  }

  PossibleValues orNone(boolean alsoNone) {
    return alsoNone && !none ? new PossibleValues(true, numbers, words, anyWord) : this;
  }

  PossibleValues or(PossibleValues other) {
    List<Interval> allNumbers = new ArrayList<>(numbers);
    for (Interval interval : other.numbers) {
      if (!allNumbers.contains(interval)) {
        allNumbers.add(interval);
      }
    }
    Set<String> allWords = new TreeSet<>(words);
    allWords.addAll(other.words);
    return new PossibleValues(none || other.none, allNumbers, allWords, anyWord || other.anyWord);
  }

  /** Whether there is certainly no value. */
  boolean onlyNone() {
    return none && numbers.isEmpty() && words.isEmpty() && !anyWord;
  }

  /** Whether there is exactly one possibility. */
  boolean decided() {
    return onlyNone()
        || (!none
            && !anyWord
            && words.size() + numbers.size() == 1
            && numbers.stream().allMatch(Interval::isPoint));
  }
}
