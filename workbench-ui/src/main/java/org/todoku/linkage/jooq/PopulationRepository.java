package org.todoku.linkage.jooq;

import static org.todoku.jooq.linkage.Tables.CHILD;
import static org.todoku.jooq.linkage.Tables.IMPORT;
import static org.todoku.jooq.linkage.Tables.IMPORT_ENTITY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.linkage.ImportStore;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.profile.CurrentImports;
import org.todoku.linkage.profile.StoredImport;
import org.todoku.linkage.profile.Wanted;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.linkage.sender.SenderProfile.Covers;
import org.todoku.profile.ProfileLayout;

@Repository
class PopulationRepository implements LinkedPopulation {
  private final DSLContext dsl;

  PopulationRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  @Override
  public long count() {
    return dsl.fetchCount(CHILD, CHILD.PRESENT.isTrue());
  }

  @Override
  public List<String> childrenAfter(@Nullable String afterChild, int limit) {
    return dsl.select(CHILD.ID)
        .from(CHILD)
        .where(CHILD.PRESENT.isTrue())
        .and(afterChild == null ? DSL.noCondition() : CHILD.ID.gt(UUID.fromString(afterChild)))
        .orderBy(CHILD.ID)
        .limit(limit)
        .fetch(row -> row.value1().toString());
  }

  @Override
  public Reading open(View view) {
    Wanted wanted = new Wanted(ProfileLayout.of(view.vocabulary()), view.attributes());
    CurrentImports imports = new CurrentImports(imports(), view.asOf(), wanted);
    return new PopulationReading(dsl, wanted, imports, view);
  }

  private List<StoredImport> imports() {
    Map<Long, Map<String, Optional<String>>> entities = new HashMap<>();
    dsl.selectFrom(IMPORT_ENTITY)
        .forEach(
            row ->
                entities
                    .computeIfAbsent(row.getImportId(), id -> new HashMap<>())
                    .put(
                        row.getEntity(),
                        Optional.ofNullable(row.getAbsent()).map(json -> json.data())));
    List<StoredImport> imports = new ArrayList<>();
    dsl.selectFrom(IMPORT)
        .where(IMPORT.STATE.eq(PastImport.State.ACCEPTED.word()))
        .orderBy(IMPORT.ID)
        .forEach(
            row ->
                imports.add(
                    new StoredImport(
                        row.getId(),
                        row.getSender(),
                        row.getPart(),
                        row.getCustodian(),
                        row.getSystem(),
                        row.getContent().equals(Content.SNAPSHOT.word())
                            ? Content.SNAPSHOT
                            : Content.PERIOD,
                        covers(row.getCovers()),
                        row.getPeriodFrom(),
                        row.getPeriodTo(),
                        row.getRowsSetAside() > ImportStore.MOST_ROWS_ASIDE,
                        entities.getOrDefault(row.getId(), Map.of()))));
    return imports;
  }

  private static Covers covers(String word) {
    for (Covers covers : Covers.values()) {
      if (covers.word().equals(word)) {
        return covers;
      }
    }
    throw new IllegalStateException("covers " + word);
  }
}
