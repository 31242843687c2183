package org.todoku.authoring.editor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.text.YamlNode;

/**
 * A value as it stands in a rule's text, whether it makes sense there or not. It keeps what was
 * written: {@code 1.50} stays so, and a text in quotes is another value than the same without.
 */
public sealed interface Written {
  /** A text. */
  record Text(String text) implements Written {}

  /** A number, {@code true} or {@code false}, as written; or nothing. */
  record Plain(String text) implements Written {}

  /** Values in order. */
  record Items(List<Written> items) implements Written {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Values by key, in order. */
  record Keys(Map<String, Written> keys) implements Written {
    /** Without any key. */
    public static final Keys NONE = new Keys(Map.of());

    public Keys {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** The value of a key. */
    public Optional<Written> get(String key) {
      return Optional.ofNullable(keys.get(key));
    }

    /** The words of a key's value; empty where it has none or is not a single word. */
    public Optional<String> text(String key) {
      return get(key).flatMap(Written::words);
    }

    /** The keys beneath a key; none where its value is no mapping. */
    public Keys keys(String key) {
      return keys.get(key) instanceof Keys beneath ? beneath : NONE;
    }

    /** With another value of a key, at its old place or at the end; null takes it out. */
    public Keys with(String key, @Nullable Written value) {
      Map<String, Written> changed = new LinkedHashMap<>(keys);
      if (value == null) {
        changed.remove(key);
      } else {
        changed.put(key, value);
      }
      return new Keys(changed);
    }

    /** The same with words as the value. */
    public Keys with(String key, String words) {
      return with(key, new Text(words));
    }

    /** With all keys of another. */
    public Keys with(Keys more) {
      Map<String, Written> changed = new LinkedHashMap<>(keys);
      changed.putAll(more.keys);
      return new Keys(changed);
    }

    /** Without some keys. */
    public Keys without(Iterable<String> names) {
      Map<String, Written> changed = new LinkedHashMap<>(keys);
      names.forEach(changed::remove);
      return new Keys(changed);
    }
  }

  /** A number as written. */
  static Written number(String number) {
    return new Plain(number);
  }

  /** The words of a single value. */
  static Optional<String> words(Written value) {
    return switch (value) {
      case Text(String text) -> Optional.of(text);
      case Plain(String text) -> Optional.of(text);
      case Items items -> Optional.empty();
      case Keys keys -> Optional.empty();
    };
  }

  /** What a text says. */
  static Written of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar ->
          scalar.plain() ? plain(scalar.text()) : new Text(scalar.text());
      case YamlNode.Sequence sequence -> {
        List<Written> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(of(item)));
        yield new Items(items);
      }
      case YamlNode.Mapping mapping -> {
        Map<String, Written> keys = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> keys.put(entry.key().text(), of(entry.value())));
        yield new Keys(keys);
      }
    };
  }

  private static Written plain(String text) {
    return text.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?")
        ? new Plain(text)
        : new Text(text);
  }
}
