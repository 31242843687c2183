package org.todoku.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.NodePath;
import org.todoku.text.Finding;
import org.todoku.text.Fix;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.text.Words;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Vocabulary;

/**
 * Finds what the names in a rule stand for, and says what is wrong with those that stand for
 * nothing.
 */
final class Names {
  private final Vocabulary vocabulary;
  private final RuleDocument document;
  private final Problems problems;

  Names(Vocabulary vocabulary, RuleDocument document, Problems problems) {
    this.vocabulary = vocabulary;
    this.document = document;
    this.problems = problems;
  }

  /** The attribute of a path, if rules may read it. */
  @Nullable Attribute readable(ValuePath path, NodePath at, Scope scope) {
    Attribute attribute = attribute(path, at, scope);
    if (attribute != null && attribute.use() == Attribute.Use.ACCESS_CONTROL) {
      error(
          at,
          path.toString(),
          path + " はアクセス制御だけに使う項目で、ルールでは使えません",
          path + " serves access control only; rules may not read it");
      return null;
    }
    if (attribute != null && attribute.retired() != null) {
      retired(path, attribute.retired(), at);
    }
    return attribute;
  }

  private void retired(ValuePath path, Attribute.Retired retired, NodePath at) {
    String instead = retired.instead();
    problems.warning(
        document.placeOf(at.text(), path.toString()),
        at.text(),
        path + " は廃止された項目です",
        path + " is retired: it is no longer recorded",
        instead == null ? null : "「" + instead + "」を使ってください",
        instead == null ? null : "use \"" + instead + "\"");
    if (instead != null) {
      problems.fixable(
          new Fix.Rename(path.toString(), new ValuePath(path.qualifier(), instead).toString()));
    }
  }

  /** The cardinality-many entity of a name. */
  @Nullable Entity manyEntity(String id, NodePath at) {
    Entity entity = vocabulary.entity(id).orElse(null);
    if (entity == null) {
      unknown(
          at,
          id,
          id,
          vocabulary.entities().stream()
              .filter(known -> known.cardinality() == Entity.Cardinality.MANY)
              .map(Entity::id)
              .toList(),
          "そのような記録はありません",
          "there is no such entity");
      return null;
    }
    if (entity.cardinality() != Entity.Cardinality.MANY) {
      problems.error(
          document.placeOf(at.text(), id),
          at.text(),
          id + " は一人に一つだけの情報です",
          id + " has at most one record a child",
          "{value: " + id + ".…} と書いてください",
          "write {value: " + id + ".…}");
      return null;
    }
    return entity;
  }

  private @Nullable Attribute attribute(ValuePath path, NodePath at, Scope scope) {
    String qualifier = path.qualifier();
    if (qualifier == null) {
      return bare(path, at, scope);
    }
    Entity entity = scope.named().get(qualifier);
    if (entity == null) {
      entity = vocabulary.entity(qualifier).orElse(null);
      if (entity == null) {
        List<String> known = new ArrayList<>(scope.named().keySet());
        vocabulary.entities().stream()
            .filter(one -> one.cardinality() == Entity.Cardinality.ONE)
            .forEach(one -> known.add(one.id()));
        unknown(at, path.toString(), qualifier, known, "そのような種類はありません", "there is no such entity");
        return null;
      }
      if (entity.cardinality() == Entity.Cardinality.MANY) {
        problems.error(
            document.placeOf(at.text(), path.toString()),
            at.text(),
            qualifier + " は一人に何件もある記録なので、一つの値として使えません",
            qualifier + " has many records a child, so it has no single value",
            "{records: " + qualifier + ", …} で数えるか、外側の記録なら as で名前を付けてください",
            "ask for {records: " + qualifier + ", …}, or name the outer record with as");
        return null;
      }
    }
    return in(entity, path, at);
  }

  private @Nullable Attribute bare(ValuePath path, NodePath at, Scope scope) {
    if (scope.record() != null) {
      return in(scope.record(), path, at);
    }
    List<String> paths = new ArrayList<>();
    for (Entity entity : vocabulary.entities()) {
      if (entity.cardinality() == Entity.Cardinality.ONE) {
        entity.attributes().keySet().forEach(id -> paths.add(entity.id() + "." + id));
      }
    }
    String meant =
        paths.stream()
            .filter(known -> known.endsWith("." + path.attribute()))
            .findFirst()
            .or(() -> nearest(path.attribute(), paths))
            .orElse(null);
    problems.error(
        document.placeOf(at.text(), path.toString()),
        at.text(),
        "項目は「種類.項目」の形で書きます: " + Problems.shown(path.attribute()),
        "an attribute is written entity.attribute here, not " + Problems.shown(path.attribute()),
        meant == null ? null : "「" + meant + "」ではありませんか",
        meant == null ? null : "did you mean \"" + meant + "\"?");
    if (meant != null) {
      problems.fixable(new Fix.Rename(path.toString(), meant));
    }
    return null;
  }

  private @Nullable Attribute in(Entity entity, ValuePath path, NodePath at) {
    Attribute attribute = entity.attributes().get(path.attribute());
    if (attribute == null) {
      Set<String> known = entity.attributes().keySet();
      unknown(
          at,
          path.toString(),
          path.attribute(),
          known,
          entity.id() + " にそのような項目はありません",
          entity.id() + " has no such attribute");
    }
    return attribute;
  }

  /** The path whose attribute is nearly of a name. */
  private static Optional<String> nearest(String attribute, List<String> paths) {
    List<String> attributes =
        paths.stream().map(path -> path.substring(path.indexOf('.') + 1)).toList();
    return Words.nearest(attribute, attributes)
        .flatMap(near -> paths.stream().filter(path -> path.endsWith("." + near)).findFirst());
  }

  /**
   * @param written the text in the file, to find its place
   */
  private void unknown(
      NodePath at, String written, String word, Collection<String> known, String ja, String en) {
    problems.unknownName(document.placeOf(at.text(), written), at.text(), word, known, ja, en);
    Finding newest = problems.findings().getLast();
    if (newest.fix() instanceof Fix.Rename(String old, String instead) && !written.equals(word)) {
      String meant =
          written.startsWith(word + ".")
              ? instead + written.substring(word.length())
              : written.substring(0, written.length() - word.length()) + instead;
      problems.fixable(new Fix.Rename(written, meant));
    }
  }

  private void error(NodePath at, String written, String ja, String en) {
    problems.error(document.placeOf(at.text(), written), at.text(), ja, en);
  }
}
