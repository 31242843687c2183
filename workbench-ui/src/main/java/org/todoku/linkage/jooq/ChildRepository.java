package org.todoku.linkage.jooq;

import static org.todoku.jooq.linkage.Tables.CHILD;
import static org.todoku.jooq.linkage.Tables.SUBJECT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.linkage.tables.Subject;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.sender.CellText;
import org.todoku.linkage.sender.Kana;

@Repository
class ChildRepository implements ChildDirectory {
  private static final Subject REGISTERED = SUBJECT.as("registered");
  private static final Subject HOUSEHOLD = SUBJECT.as("household");

  private final DSLContext dsl;

  ChildRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  @Override
  public Optional<ChildCard> find(String child) {
    return Optional.ofNullable(find(List.of(child)).get(child));
  }

  @Override
  public Map<String, ChildCard> find(Collection<String> children) {
    UUID[] ids =
        children.stream().flatMap(child -> id(child).stream()).distinct().toArray(UUID[]::new);
    return ids.length == 0 ? Map.of() : cards(CHILD.ID.eq(DSL.any(ids)), ids.length);
  }

  @Override
  public List<ChildCard> search(String kanaOrNumber, int limit) {
    String number = CellText.normal(kanaOrNumber);
    String kana = Kana.fold(kanaOrNumber);
    if (number.isEmpty()) {
      return List.of();
    }
    Condition condition =
        CHILD
            .PRESENT
            .isTrue()
            .and(
                kana.isEmpty()
                    ? REGISTERED.KEY.eq(number)
                    : REGISTERED.KEY.eq(number).or(REGISTERED.KANA_FOLDED.startsWith(kana)));
    return List.copyOf(cards(condition, limit).values());
  }

  private Map<String, ChildCard> cards(Condition condition, int limit) {
    Result<Record> rows =
        dsl.select(CHILD.fields())
            .select(REGISTERED.fields())
            .from(CHILD)
            .join(REGISTERED)
            .on(REGISTERED.CUSTODIAN.eq(CHILD.CUSTODIAN), REGISTERED.ID.eq(CHILD.SUBJECT))
            .where(condition)
            .orderBy(REGISTERED.KANA_FOLDED, CHILD.ID)
            .limit(limit)
            .fetch();
    Households households = new Households(rows);
    Map<String, ChildCard> cards = new LinkedHashMap<>();
    for (Record row : rows) {
      ChildCard card = card(row, households);
      cards.put(card.child(), card);
    }
    return cards;
  }

  private static ChildCard card(Record row, Households households) {
    String child = row.get(CHILD.ID).toString();
    Long household = row.get(CHILD.HOUSEHOLD);
    List<Sibling> siblings =
        households.children.getOrDefault(household, List.of()).stream()
            .filter(sibling -> !sibling.child().equals(child))
            .toList();
    boolean dvProtected =
        Boolean.TRUE.equals(row.get(REGISTERED.DV_PROTECTED))
            || Boolean.TRUE.equals(households.dvProtected.get(household));
    return new ChildCard(
        child,
        household == null ? null : household.toString(),
        text(
            LinkRepository.joined(row.get(REGISTERED.FAMILY_NAME), row.get(REGISTERED.GIVEN_NAME))),
        text(
            LinkRepository.joined(row.get(REGISTERED.FAMILY_KANA), row.get(REGISTERED.GIVEN_KANA))),
        row.get(REGISTERED.BIRTH_DATE),
        row.get(REGISTERED.SEX),
        households.sizes.getOrDefault(household, 1),
        siblings,
        dvProtected,
        row.get(REGISTERED.ADDRESS),
        row.get(CHILD.PRESENT));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Optional<UUID> id(String child) {
    try {
      return Optional.of(UUID.fromString(child));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Who else lives in the households of some children. */
  private final class Households {
    private final Map<Long, Integer> sizes = new HashMap<>();
    private final Map<Long, Boolean> dvProtected = new HashMap<>();
    private final Map<Long, List<Sibling>> children = new HashMap<>();

    Households(Result<Record> rows) {
      Long[] ids =
          rows.stream()
              .map(row -> row.get(CHILD.HOUSEHOLD))
              .filter(id -> id != null)
              .distinct()
              .toArray(Long[]::new);
      if (ids.length == 0) {
        return;
      }
      dsl.select(HOUSEHOLD.ID, DSL.count(), DSL.boolOr(REGISTERED.DV_PROTECTED.isTrue()))
          .from(HOUSEHOLD)
          .join(REGISTERED)
          .on(
              REGISTERED.CUSTODIAN.eq(HOUSEHOLD.CUSTODIAN),
              REGISTERED.SYSTEM.eq(HOUSEHOLD.SYSTEM),
              REGISTERED.KIND.eq("person"),
              REGISTERED.HOUSEHOLD_NO.eq(HOUSEHOLD.KEY),
              REGISTERED.IMPORT_ID.eq(HOUSEHOLD.IMPORT_ID))
          .where(HOUSEHOLD.ID.eq(DSL.any(ids)))
          .groupBy(HOUSEHOLD.ID)
          .forEach(
              row -> {
                sizes.put(row.value1(), row.value2());
                dvProtected.put(row.value1(), row.value3());
              });
      dsl.select(CHILD.ID, CHILD.HOUSEHOLD)
          .select(REGISTERED.FAMILY_NAME, REGISTERED.GIVEN_NAME, REGISTERED.BIRTH_DATE)
          .from(CHILD)
          .join(REGISTERED)
          .on(REGISTERED.CUSTODIAN.eq(CHILD.CUSTODIAN), REGISTERED.ID.eq(CHILD.SUBJECT))
          .where(CHILD.PRESENT.isTrue(), CHILD.HOUSEHOLD.eq(DSL.any(ids)))
          .forEach(
              row ->
                  children
                      .computeIfAbsent(row.get(CHILD.HOUSEHOLD), id -> new ArrayList<>())
                      .add(
                          new Sibling(
                              row.get(CHILD.ID).toString(),
                              text(
                                  LinkRepository.joined(
                                      row.get(REGISTERED.FAMILY_NAME),
                                      row.get(REGISTERED.GIVEN_NAME))),
                              row.get(REGISTERED.BIRTH_DATE))));
      children
          .values()
          .forEach(
              siblings ->
                  siblings.sort(
                      Comparator.comparing(
                          Sibling::birthDate, Comparator.nullsLast(Comparator.naturalOrder()))));
    }
  }
}
