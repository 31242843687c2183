package org.todoku.authoring.editor.ui;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Piece;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.authoring.editor.Sheet;
import org.todoku.authoring.editor.Written;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.LocalizedText;

/**
 * Something that a condition can speak about: a value, records to be counted, or another rule.
 *
 * @param kind {@link Kind#VALUE}, {@link Kind#RECORDS} or {@link Kind#RULE}
 * @param path how it is written
 * @param label what people read
 * @param entity whose value or records; null for a rule
 * @param attribute the value; null for records and rules
 */
record Subject(
    Kind kind,
    String path,
    LocalizedText label,
    @Nullable Entity entity,
    @Nullable Attribute attribute) {

  /** What a piece may speak about where it stands. */
  static List<Subject> at(Sheet sheet, Piece piece, RuleSet rules) {
    List<Subject> subjects = new ArrayList<>();
    Optional<Piece> records = around(sheet, piece);
    Optional<Entity> inner =
        records
            .flatMap(each -> each.says().text("records"))
            .flatMap(id -> rules.vocabulary().entity(id));
    inner.ifPresent(
        entity ->
            usable(entity)
                .forEach(
                    attribute ->
                        subjects.add(
                            new Subject(
                                Kind.VALUE,
                                attribute.id(),
                                attribute.label(),
                                entity,
                                attribute))));
    for (Entity entity : rules.vocabulary().entities()) {
      if (entity.cardinality() == Cardinality.ONE) {
        for (Attribute attribute : usable(entity)) {
          subjects.add(
              new Subject(
                  Kind.VALUE,
                  entity.id() + "." + attribute.id(),
                  both(entity.label(), attribute.label()),
                  entity,
                  attribute));
        }
      }
    }
    boolean deep = records.flatMap(each -> around(sheet, each)).isPresent();
    for (Entity entity : rules.vocabulary().entities()) {
      if (entity.cardinality() == Cardinality.MANY && !deep) {
        subjects.add(
            new Subject(
                Kind.RECORDS,
                entity.id(),
                new LocalizedText(entity.label().ja() + "の記録", "Records of " + entity.label().en()),
                entity,
                null));
      }
    }
    if (records.isEmpty()) {
      for (Rule rule : rules.rules()) {
        subjects.add(
            new Subject(
                Kind.RULE,
                rule.id(),
                new LocalizedText(
                    "ルール「" + rule.title().ja() + "」", "The rule “" + rule.title().en() + "”"),
                null,
                null));
      }
    }
    return subjects;
  }

  /** The records on which a piece is a condition. */
  static Optional<Piece> around(Sheet sheet, Piece piece) {
    Optional<Piece> parent = sheet.parent(piece.id());
    while (parent.isPresent() && parent.get().kind() != Kind.RECORDS) {
      parent = sheet.parent(parent.get().id());
    }
    return parent;
  }

  private static List<Attribute> usable(Entity entity) {
    return entity.attributeList().stream()
        .filter(attribute -> attribute.use() == Attribute.Use.RULES)
        .toList();
  }

  private static LocalizedText both(LocalizedText entity, LocalizedText attribute) {
    return new LocalizedText(
        entity.ja() + "：" + attribute.ja(), entity.en() + ": " + attribute.en());
  }

  /** The subject of a piece among those that it may have. */
  static Optional<Subject> of(Piece piece, List<Subject> subjects) {
    Kind kind =
        piece.kind() == Kind.MISSING || piece.kind() == Kind.RECORDED ? Kind.VALUE : piece.kind();
    return piece
        .says()
        .text(piece.kind().key())
        .flatMap(
            path ->
                subjects.stream()
                    .filter(subject -> subject.kind() == kind && subject.path().equals(path))
                    .findFirst());
  }

  /** Whether it is no longer recorded. */
  boolean retired() {
    return attribute != null && attribute.retired() != null;
  }

  /** What took its place. */
  Optional<Subject> successor(List<Subject> subjects) {
    Attribute.Retired retired = attribute == null ? null : attribute.retired();
    String instead = retired == null ? null : retired.instead();
    return instead == null
        ? Optional.empty()
        : subjects.stream()
            .filter(other -> other.kind() == kind && other.entity() == entity)
            .filter(other -> other.attribute() != null && other.attribute().id().equals(instead))
            .findFirst();
  }

  /** A piece that speaks about this instead; of the old one only what still fits is kept. */
  Piece in(Piece piece) {
    return switch (kind) {
      case VALUE -> piece.as(Kind.VALUE, Written.Keys.NONE.with("value", path));
      case RECORDS ->
          piece.as(
              Kind.RECORDS,
              Written.Keys.NONE.with("records", path).with("exists", new Written.Plain("true")));
      case RULE -> piece.as(Kind.RULE, Written.Keys.NONE.with("rule", path));
      default -> piece;
    };
  }

  /** Whether what somebody types is meant to find this; in either language, however written. */
  boolean answersTo(String words) {
    String text = folded(label.ja() + " " + label.en() + " " + path);
    return folded(words)
        .lines()
        .flatMap(line -> List.of(line.split("\\s+")).stream())
        .allMatch(text::contains);
  }

  /** Width, case and the two kinds of kana make no difference. */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .map(c -> c >= 'ァ' && c <= 'ヶ' ? c - ('ァ' - 'ぁ') : c)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
