package org.todoku.linkage.sender;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.Batch.EntityColumns;
import org.todoku.linkage.sender.SenderProfile.AttributeCell;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.linkage.sender.SenderProfile.RecordMapping;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.Vocabulary;

/** Reads rows as a profile says and puts the good ones into a batch. Not for several threads. */
final class RowReader {
  private final SenderProfile profile;
  private final SourceFile file;
  private final FileCoverage coverage;
  private final int[] key;
  private final @Nullable IdentityReader identity;
  private final List<Mapping> mappings = new ArrayList<>();
  private final Batch batch;
  private final int headerSize;
  private @Nullable String lastKey;

  /**
   * @param file opened with the same profile
   * @param vocabulary one that knows all that the profile names
   * @param coverage what the file speaks for
   */
  RowReader(SenderProfile profile, SourceFile file, Vocabulary vocabulary, FileCoverage coverage) {
    this.profile = profile;
    this.file = file;
    this.coverage = coverage;
    this.headerSize = file.columns().size();
    Map<String, Integer> places = file.places();
    this.key = profile.key().stream().mapToInt(name -> place(places, name)).toArray();
    this.identity =
        profile.identity() == null
            ? null
            : new IdentityReader(profile.identity(), profile.missing(), places, coverage.to());
    List<EntityColumns> entities = entities(profile, vocabulary);
    this.batch = new Batch(entities);
    for (RecordMapping mapping : profile.records()) {
      int index = 0;
      while (!entities.get(index).entity().equals(mapping.entity())) {
        index++;
      }
      mappings.add(new Mapping(mapping, index, entities.get(index), places, vocabulary));
    }
  }

  Batch batch() {
    return batch;
  }

  /**
   * Reads the current row. Either all of it goes into the batch, or nothing.
   *
   * @param problems where what does not fit is added
   * @return whether the row was good
   */
  boolean read(List<Problem> problems) {
    CsvReader csv = file.csv();
    lastKey = null;
    int before = problems.size();
    if (!rightSize(csv)) {
      problems.add(
          new Problem(
              csv.line(),
              null,
              null,
              Problem.Kind.CELLS,
              new LocalizedText(
                  headerSize + "列（この行は" + csv.size() + "列）",
                  headerSize + " cells, and this row has " + csv.size())));
      return false;
    }
    String subjectKey = key(csv, problems);
    if (problems.size() == before) {
      lastKey = subjectKey;
    }
    Identity who = identity == null ? null : identity.read(csv, problems);
    boolean adult = who != null && isAdult(who);
    for (Mapping mapping : mappings) {
      mapping.read(csv, problems, adult);
    }
    if (problems.size() > before) {
      return false;
    }
    Batch.SubjectRows subject = batch.subject(subjectKey);
    if (who != null && contradicts(subject, who, csv, problems)) {
      return false;
    }
    for (Mapping mapping : mappings) {
      if (mapping.taken && mapping.single && subject.records(mapping.entity) > 0) {
        problems.add(repeated(csv.line(), subjectKey, subject.firstRow(mapping.entity)));
        return false;
      }
    }
    if (who != null) {
      batch.identity(subject, who, csv.line());
    }
    for (Mapping mapping : mappings) {
      if (mapping.taken) {
        mapping.put(subject, csv.line());
      }
    }
    return true;
  }

  /** Adults are in the register of residents to know households; nothing else of them is kept. */
  private boolean isAdult(Identity who) {
    SenderProfile.Population population = profile.population();
    LocalDate born = who.birthDate();
    return population != null
        && born != null
        && !born.isAfter(coverage.to().minusYears(population.childrenUnder()));
  }

  /** The number of the subject of the row read last, or null where it could not be read. */
  @Nullable String lastKey() {
    return lastKey;
  }

  /** The problem of a second row where one subject may have only one. */
  Problem repeated(long row, String subjectKey, long firstRow) {
    return new Problem(
        row,
        String.join("+", profile.key()),
        subjectKey,
        Problem.Kind.CONTRADICTION,
        new LocalizedText(
            "同じ番号の行がすでに" + firstRow + "行目にあります。", "row " + firstRow + " already has this number."));
  }

  private boolean rightSize(CsvReader csv) {
    for (int extra = headerSize; extra < csv.size(); extra++) {
      if (csv.end(extra) > csv.start(extra)) {
        return false;
      }
    }
    return csv.size() >= headerSize;
  }

  private String key(CsvReader csv, List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < key.length; i++) {
      String part = CellText.normal(csv.cell(key[i]));
      if (part.isEmpty() || part.indexOf('\0') >= 0) {
        problems.add(
            new Problem(
                csv.line(),
                profile.key().get(i),
                part,
                Problem.Kind.REQUIRED,
                new LocalizedText("空でない番号", "a number that is not empty")));
      }
      text.append(i == 0 ? "" : "|").append(part);
    }
    return text.toString();
  }

  private boolean contradicts(
      Batch.SubjectRows subject, Identity who, CsvReader csv, List<Problem> problems) {
    Identity known = subject.identity();
    if (known == null
        || known.birthDate() == null
        || who.birthDate() == null
        || known.birthDate().equals(who.birthDate())) {
      return false;
    }
    problems.add(
        new Problem(
            csv.line(),
            String.join("+", profile.key()),
            subject.key(),
            Problem.Kind.CONTRADICTION,
            new LocalizedText(
                "同じ番号の" + subject.identityRow() + "行目と生年月日が違います。",
                "row " + subject.identityRow() + " has this number with another date of birth.")));
    return true;
  }

  private static int place(Map<String, Integer> places, String column) {
    Integer place = places.get(CellText.normal(column));
    if (place == null) {
      throw new IllegalStateException("the header was checked for " + column);
    }
    return place;
  }

  private static List<EntityColumns> entities(SenderProfile profile, Vocabulary vocabulary) {
    Map<String, Set<String>> attributes = new LinkedHashMap<>();
    for (RecordMapping mapping : profile.records()) {
      Set<String> ids = attributes.computeIfAbsent(mapping.entity(), e -> new LinkedHashSet<>());
      ids.addAll(mapping.fixed().keySet());
      mapping.columns().forEach(cell -> ids.add(cell.attribute()));
    }
    List<EntityColumns> entities = new ArrayList<>();
    attributes.forEach(
        (entity, ids) ->
            entities.add(
                new EntityColumns(
                    entity,
                    vocabulary.entity(entity).orElseThrow().cardinality() == Entity.Cardinality.ONE,
                    List.copyOf(ids))));
    return entities;
  }

  /** One entry of the profile's records, ready for reading. */
  private final class Mapping {
    private final int entity;
    private final boolean single;
    private final boolean always;
    private final @Nullable Integer whenColumn;
    private final Set<String> whenIn;
    private final String[] fixed;
    private final int[] fixedSlots;
    private final CellReader[] readers;
    private final int[] columns;
    private final int[] slots;
    private final CellReader.Content[] contents;
    private final int[] places;
    private final int[] fixedPlaces;
    private int fixedBatch = -1;
    private int timeReader = -1;
    private boolean taken;

    Mapping(
        RecordMapping mapping,
        int index,
        EntityColumns entityColumns,
        Map<String, Integer> header,
        Vocabulary vocabulary) {
      Entity definition = vocabulary.entity(mapping.entity()).orElseThrow();
      this.entity = index;
      this.single = entityColumns.single();
      this.always = single && !mapping.absent().isEmpty();
      this.whenColumn = mapping.when() == null ? null : place(header, mapping.when().column());
      this.whenIn = mapping.when() == null ? Set.of() : mapping.when().in();
      List<String> attributes = entityColumns.attributes();
      this.fixed = mapping.fixed().values().stream().map(FactJson::of).toArray(String[]::new);
      this.fixedSlots = mapping.fixed().keySet().stream().mapToInt(attributes::indexOf).toArray();
      this.fixedPlaces = new int[fixed.length];
      int size = mapping.columns().size();
      this.readers = new CellReader[size];
      this.columns = new int[size];
      this.slots = new int[size];
      this.contents = new CellReader.Content[size];
      this.places = new int[attributes.size()];
      for (int i = 0; i < size; i++) {
        AttributeCell cell = mapping.columns().get(i);
        Attribute attribute = definition.attribute(cell.attribute()).orElseThrow();
        readers[i] = new CellReader(cell.cell(), profile.missing(), attribute.type());
        columns[i] = place(header, cell.column());
        slots[i] = attributes.indexOf(cell.attribute());
        if (cell.attribute().equals(definition.time())) {
          timeReader = i;
        }
      }
    }

    void read(CsvReader csv, List<Problem> problems, boolean adult) {
      taken =
          !adult && (whenColumn == null || whenIn.contains(CellText.normal(csv.cell(whenColumn))));
      if (!taken) {
        return;
      }
      int before = problems.size();
      boolean anyValue = false;
      boolean anyText = false;
      for (int i = 0; i < readers.length; i++) {
        CellReader.Content content =
            readers[i].read(csv.text(), csv.start(columns[i]), csv.end(columns[i]));
        contents[i] = content;
        anyText |= !content.empty;
        if (content.expected != null) {
          problems.add(
              new Problem(
                  csv.line(),
                  readers[i].column(),
                  content.raw,
                  Problem.Kind.VALUE,
                  content.expected));
        } else {
          anyValue |= content.fact instanceof Known;
        }
      }
      if (problems.size() > before) {
        return;
      }
      taken = single ? anyText || always : anyValue;
      if (taken && timeReader >= 0) {
        checkTime(csv, problems);
      }
    }

    private void checkTime(CsvReader csv, List<Problem> problems) {
      CellReader.Content content = contents[timeReader];
      String column = readers[timeReader].column();
      FactValue fact = content.fact;
      if (fact instanceof Known(Value value) && value instanceof Value.DateValue(LocalDate date)) {
        if (profile.content() == Content.PERIOD && !coverage.contains(date)) {
          problems.add(
              new Problem(
                  csv.line(),
                  column,
                  content.raw,
                  Problem.Kind.PERIOD,
                  new LocalizedText(
                      "ファイルの期間（" + coverage.from() + "から" + coverage.to() + "）の日付",
                      "a day of the file's period, from "
                          + coverage.from()
                          + " to "
                          + coverage.to())));
        }
      } else {
        problems.add(
            new Problem(
                csv.line(),
                column,
                content.raw,
                Problem.Kind.REQUIRED,
                new LocalizedText("日付（空にできません）", "a date; it must not be empty")));
      }
    }

    void put(Batch.SubjectRows subject, long row) {
      Arrays.fill(places, 0);
      for (int i = 0; i < fixed.length; i++) {
        places[fixedSlots[i]] = fixedPlace(i);
      }
      for (int i = 0; i < contents.length; i++) {
        places[slots[i]] = batch.place(entity, slots[i], contents[i]);
      }
      batch.add(subject, entity, row, places);
    }

    private int fixedPlace(int index) {
      if (fixedBatch != batch.number()) {
        for (int i = 0; i < fixed.length; i++) {
          fixedPlaces[i] = batch.place(entity, fixedSlots[i], fixed[i]);
        }
        fixedBatch = batch.number();
      }
      return fixedPlaces[index];
    }
  }
}
