package org.todoku.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/** A tree to be written as YAML or JSON. */
sealed interface WrittenNode {
  /** A text; it is read back as a text. */
  record Text(String text) implements WrittenNode {}

  /** A number, {@code true} or {@code false}. */
  record Plain(String text) implements WrittenNode {}

  /**
   * Keys with values, in order.
   *
   * @param spread whether each key has a line of its own even where all would fit on one
   */
  record Keys(List<Key> keys, boolean spread) implements WrittenNode {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A list.
   *
   * @param spread whether each item has a line of its own even where all would fit on one
   */
  record Items(List<WrittenNode> items, boolean spread) implements WrittenNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** One key and its value. */
  record Key(String name, WrittenNode value) {}

  static WrittenNode number(BigDecimal number) {
    return new Plain(number.toPlainString());
  }

  static WrittenNode number(long number) {
    return new Plain(Long.toString(number));
  }

  static WrittenNode flag(boolean flag) {
    return new Plain(Boolean.toString(flag));
  }

  /** One text where both languages have the same, else {@code {ja: …, en: …}}. */
  static WrittenNode localized(LocalizedText text) {
    return text.ja().equals(text.en())
        ? new Text(text.ja())
        : keys().put("ja", text.ja()).put("en", text.en()).done();
  }

  static Builder keys() {
    return new Builder();
  }

  /** Collects keys. */
  final class Builder {
    private final List<Key> keys = new ArrayList<>();

    Builder put(String name, WrittenNode value) {
      keys.add(new Key(name, value));
      return this;
    }

    Builder put(String name, String text) {
      return put(name, new Text(text));
    }

    /** Adds a key unless there is nothing to say. */
    <T> Builder maybe(String name, @Nullable T value, Function<T, WrittenNode> write) {
      return value == null ? this : put(name, write.apply(value));
    }

    WrittenNode done() {
      return new Keys(keys, false);
    }

    WrittenNode spread() {
      return new Keys(keys, true);
    }
  }
}
