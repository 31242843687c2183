package org.todoku.library.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.library.PublishedRules;
import org.todoku.library.RegisterName;
import org.todoku.library.catalogue.Registers;
import org.todoku.text.Place;
import org.todoku.text.Problems;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryText;

/**
 * What the registers of a library from outside would change here. They may add, and call needs,
 * services and themes something else; they never take away what stored rules name, and never change
 * what a purpose means, since rules were approved under it.
 */
final class RegisterChanges {
  private final Problems problems;
  private final Map<RegisterName, String> changed = new EnumMap<>(RegisterName.class);

  private RegisterChanges(Problems problems) {
    this.problems = problems;
  }

  /** The registers that become a next version, with their texts; what may not be is a finding. */
  static Map<RegisterName, String> of(
      Library library, List<LibraryText> texts, PublishedRules published, Problems problems) {
    RegisterChanges changes = new RegisterChanges(problems);
    if (published.isEmpty()) {
      return changes.changed;
    }
    Registers imported = Registers.of(library);
    Registers stored = published.registersRead();
    for (RegisterName name : RegisterName.values()) {
      Optional<String> text = name.in(texts);
      if (text.isPresent() && !text.equals(name.in(published.registers()))) {
        switch (name) {
          case NEEDS -> changes.compare(name, text.get(), imported.needs(), stored.needs());
          case PURPOSES -> {
            changes.compare(name, text.get(), imported.purposes(), stored.purposes());
            changes.keepPurposes(imported, stored);
          }
          case SERVICES ->
              changes.compare(name, text.get(), imported.services(), stored.services());
          case RULE_SETS -> {
            if (!imported.themes().equals(stored.themes())) {
              changes.changed.put(name, text.get());
            }
          }
        }
      }
    }
    return changes.changed;
  }

  private <V> void compare(
      RegisterName name, String text, Map<String, V> imported, Map<String, V> stored) {
    boolean more =
        imported.entrySet().stream()
            .anyMatch(entry -> !entry.getValue().equals(stored.get(entry.getKey())));
    if (!more) {
      return;
    }
    List<String> lacking = new ArrayList<>(stored.keySet());
    lacking.removeAll(imported.keySet());
    if (lacking.isEmpty()) {
      changed.put(name, text);
      return;
    }
    String named = String.join(", ", lacking.stream().limit(10).toList());
    problems.error(
        new Place(name.path(), 1, 1),
        null,
        "この一覧には新しい項目がありますが、今ある項目が欠けています: " + named,
        "this register adds to the stored one, but lacks what stands there: " + named);
  }

  private void keepPurposes(Registers imported, Registers stored) {
    stored
        .purposes()
        .forEach(
            (id, purpose) -> {
              Registers.Purpose other = imported.purposes().get(id);
              if (other != null && !other.equals(purpose)) {
                problems.error(
                    new Place(RegisterName.PURPOSES.path(), 1, 1),
                    null,
                    "目的 " + id + " が今あるものと食い違います(公開中のルールはその目的で承認されています)",
                    "the purpose "
                        + id
                        + " contradicts the stored one, under which rules were approved");
              }
            });
  }
}
