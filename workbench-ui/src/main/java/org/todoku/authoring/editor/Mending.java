package org.todoku.authoring.editor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.todoku.text.Fix;

/** Makes the mends that a finding offers, in what is written. */
public final class Mending {
  /** What people read, where no name is looked for. */
  private static final Set<String> WORDS = Set.of("title", "label", "because", "basis", "note");

  private Mending() {}

  /**
   * Mends a piece.
   *
   * @param piece the piece that a finding concerns; 0 for the rule as a whole
   * @return what is written then; empty where the mend changes nothing
   */
  public static Optional<Editing> of(Editing editing, long piece, Fix fix) {
    Editing mended =
        switch (fix) {
          case Fix.Rename(String written, String instead) ->
              said(editing, piece, said -> renamed(said, written, instead));
          case Fix.SwapBounds() -> said(editing, piece, Mending::swapped);
          case Fix.LeaveOut() -> piece == 0 ? editing : editing.delete(piece);
          case Fix.DropParameter(String id) -> editing.head(head -> without(head, id));
        };
    return mended.sheet().equals(editing.sheet()) ? Optional.empty() : Optional.of(mended);
  }

  private interface Change {
    Written of(Written written);
  }

  private static Editing said(Editing editing, long piece, Change change) {
    return piece == 0
        ? editing.head(head -> keys(head, change))
        : editing.change(piece, each -> each.withSays(keys(each.says(), change)));
  }

  private static Written.Keys keys(Written.Keys keys, Change change) {
    Map<String, Written> changed = new LinkedHashMap<>();
    keys.keys()
        .forEach((key, value) -> changed.put(key, WORDS.contains(key) ? value : change.of(value)));
    return new Written.Keys(changed);
  }

  private static Written renamed(Written value, String written, String instead) {
    return switch (value) {
      case Written.Text(String text) -> text.equals(written) ? new Written.Text(instead) : value;
      case Written.Plain plain -> value;
      case Written.Items(List<Written> items) ->
          new Written.Items(items.stream().map(item -> renamed(item, written, instead)).toList());
      case Written.Keys keys -> keys(keys, each -> renamed(each, written, instead));
    };
  }

  private static Written swapped(Written value) {
    return switch (value) {
      case Written.Items(List<Written> items) when reversed(items) ->
          new Written.Items(new ArrayList<>(items.reversed()));
      case Written.Keys keys -> keys(keys, Mending::swapped);
      case Written.Text text -> value;
      case Written.Plain plain -> value;
      case Written.Items items -> value;
    };
  }

  /** Two numbers of which the first is greater. */
  private static boolean reversed(List<Written> items) {
    if (items.size() != 2) {
      return false;
    }
    Optional<BigDecimal> low = number(items.getFirst());
    Optional<BigDecimal> high = number(items.getLast());
    return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0;
  }

  private static Optional<BigDecimal> number(Written value) {
    return value instanceof Written.Plain(String text) && text.matches("-?[0-9.]+")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static Written.Keys without(Written.Keys head, String parameter) {
    Written.Keys left = head.keys("parameters").without(List.of(parameter));
    return head.with("parameters", left.keys().isEmpty() ? null : left);
  }
}
