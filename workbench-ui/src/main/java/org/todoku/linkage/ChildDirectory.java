package org.todoku.linkage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the children behind the pseudonyms are, for people who may see it. Callers write every look
 * to the audit log, and show an address only through {@link ChildCard#address()}, which is empty
 * for protected families.
 */
public interface ChildDirectory {
  /** The child of an id; empty where there is none. */
  Optional<ChildCard> find(String child);

  /** The children of several ids; unknown ones are left out. */
  Map<String, ChildCard> find(Collection<String> children);

  /** Children whose reading begins with a text, or whose number in the resident register it is. */
  List<ChildCard> search(String kanaOrNumber, int limit);

  /**
   * A child as people know it, by the newest resident register.
   *
   * @param child the pseudonym
   * @param household the household's pseudonym, or null where the register names none
   * @param name family and given name as registered
   * @param kana the reading
   * @param birthDate date of birth
   * @param sex {@code male}, {@code female} or null
   * @param householdSize registered members, this child among them; 1 where none is known
   * @param siblings the other children of the household, eldest first
   * @param dvProtected whether the family's whereabouts are protected (支援措置)
   * @param address as registered; always null where {@code dvProtected}
   * @param present whether the newest register still has this child
   */
  record ChildCard(
      String child,
      @Nullable String household,
      String name,
      String kana,
      @Nullable LocalDate birthDate,
      @Nullable String sex,
      int householdSize,
      List<Sibling> siblings,
      boolean dvProtected,
      @Nullable String address,
      boolean present) {
    public ChildCard {
      siblings = List.copyOf(siblings);
      if (dvProtected) {
        address = null;
      }
    }
  }

  /** Another child of the household. */
  record Sibling(String child, String name, @Nullable LocalDate birthDate) {}
}
