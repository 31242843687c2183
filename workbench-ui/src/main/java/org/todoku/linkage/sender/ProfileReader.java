package org.todoku.linkage.sender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.SenderProfile.AttributeCell;
import org.todoku.linkage.sender.SenderProfile.Cell;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.linkage.sender.SenderProfile.Covers;
import org.todoku.linkage.sender.SenderProfile.DateForm;
import org.todoku.linkage.sender.SenderProfile.Encoding;
import org.todoku.linkage.sender.SenderProfile.FileForm;
import org.todoku.linkage.sender.SenderProfile.IdentityColumns;
import org.todoku.linkage.sender.SenderProfile.Population;
import org.todoku.linkage.sender.SenderProfile.RecordMapping;
import org.todoku.linkage.sender.SenderProfile.Subject;
import org.todoku.linkage.sender.SenderProfile.When;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/** Reads sender profiles from YAML and checks them against the vocabulary. */
public final class ProfileReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Vocabulary vocabulary;

  public ProfileReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Reads one profile.
   *
   * @param fileName for the messages
   * @param yaml the content
   * @throws ProfileException with all that is wrong, each with its place
   */
  public SenderProfile read(String fileName, String yaml) {
    YamlMap.Problems problems = new YamlMap.Problems(fileName);
    YamlMap root = YamlMap.read(yaml, problems);
    String sender = id(root, "sender");
    LocalizedText label = label(root);
    String custodian = id(root, "custodian");
    String system = id(root, "system");
    FileForm file = file(root);
    Subject subject = root.word("subject", Subject.values(), Subject::word, Subject.PERSON);
    List<String> key = root.texts("key");
    if (key.isEmpty()) {
      root.problem("key", "'key' must name at least one column");
    }
    Content content = root.word("content", Content.values(), Content::word, null);
    Covers covers = root.word("covers", Covers.values(), Covers::word, null);
    Population population = population(root);
    IdentityColumns identity = identity(root);
    Map<String, Reason> missing = missing(root);
    List<RecordMapping> records = root.maps("records").stream().map(this::mapping).toList();
    LinkedHashSet<String> ignored = new LinkedHashSet<>(root.texts("ignored"));
    root.done();
    if (!problems.none()) {
      throw problems.failure();
    }
    return new SenderProfile(
        sender,
        label,
        custodian,
        system,
        file,
        subject,
        key,
        content,
        covers,
        population,
        identity,
        records,
        missing,
        ignored);
  }

  private static String id(YamlMap map, String key) {
    String id = map.text(key);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      map.problem(key, "'" + id + "' must be small letters, digits and hyphens");
    }
    return id;
  }

  private static LocalizedText label(YamlMap root) {
    YamlMap label = root.map("label");
    if (label == null) {
      root.problem("label", "'label' is missing");
      return LocalizedText.same("");
    }
    LocalizedText text = new LocalizedText(label.text("ja"), label.text("en"));
    label.done();
    return text;
  }

  private static FileForm file(YamlMap root) {
    YamlMap file = root.map("file");
    if (file == null) {
      root.problem("file", "'file' is missing");
      return new FileForm(new FileNamePattern("*"), Encoding.UTF_8, ',', 1);
    }
    FileNamePattern name = new FileNamePattern("*");
    try {
      name = new FileNamePattern(file.text("name"));
    } catch (PatternSyntaxException e) {
      file.problem("name", "a placeholder stands twice in 'name'");
    }
    Encoding encoding = file.word("encoding", Encoding.values(), Encoding::word, null);
    char delimiter =
        file.word("delimiter", Delimiter.values(), Delimiter::word, Delimiter.COMMA).sign;
    int headerRow = file.integer("headerRow", 1);
    if (headerRow < 1) {
      file.problem("headerRow", "'headerRow' is counted from 1");
    }
    file.done();
    return new FileForm(name, encoding, delimiter, headerRow);
  }

  private static @Nullable Population population(YamlMap root) {
    YamlMap population = root.map("population");
    if (population == null) {
      return null;
    }
    int childrenUnder = population.integer("childrenUnder", 19);
    population.done();
    return new Population(childrenUnder);
  }

  private static @Nullable IdentityColumns identity(YamlMap root) {
    YamlMap identity = root.map("identity");
    if (identity == null) {
      return null;
    }
    IdentityColumns columns =
        new IdentityColumns(
            cell(identity, "personId"),
            cell(identity, "householdId"),
            cell(identity, "name"),
            cell(identity, "familyName"),
            cell(identity, "givenName"),
            cell(identity, "kana"),
            cell(identity, "familyKana"),
            cell(identity, "givenKana"),
            cell(identity, "birthDate"),
            cell(identity, "sex"),
            cell(identity, "address"),
            cell(identity, "relationship"),
            cell(identity, "dvProtected"));
    identity.done();
    return columns;
  }

  private static @Nullable Cell cell(YamlMap identity, String key) {
    if (!identity.has(key)) {
      return null;
    }
    YamlMap map = identity.mapUnlessText(key);
    if (map == null) {
      return new Cell(identity.text(key), DateForm.AUTO, Map.of(), Map.of());
    }
    Cell cell = cell(map.text("column"), map, null);
    map.done();
    return cell;
  }

  private static Cell cell(String column, YamlMap map, @Nullable ValueType type) {
    return new Cell(
        column,
        map.word("format", DateForm.values(), DateForm::word, DateForm.AUTO),
        values(map, "codes", type),
        missing(map));
  }

  private static Map<String, Reason> missing(YamlMap map) {
    Map<String, Reason> missing = new LinkedHashMap<>();
    YamlMap words = map.map("missing");
    if (words != null) {
      for (String text : words.keys()) {
        missing.put(CellText.normal(text), words.word(text, Reason.values(), Reason::word, null));
      }
    }
    return missing;
  }

  private static Map<String, Value> values(YamlMap map, String key, @Nullable ValueType type) {
    Map<String, Value> values = new LinkedHashMap<>();
    YamlMap entries = map.map(key);
    if (entries != null) {
      for (String text : entries.keys()) {
        values.put(CellText.normal(text), value(entries, text, type));
      }
    }
    return values;
  }

  private static Value value(YamlMap map, String key, @Nullable ValueType type) {
    String text = map.text(key);
    if (type == null) { // an identity column: words for sex, true or false for protection
      return text.equals("true") || text.equals("false")
          ? new Value.BooleanValue(text.equals("true"))
          : new Value.TextValue(text);
    }
    return switch (CellText.read(text, DateForm.ISO, type)) {
      case CellText.Read.Good good -> good.value();
      case CellText.Read.Bad bad -> {
        map.problem(key, "'" + text + "': expected " + bad.expected().en());
        yield new Value.TextValue(text);
      }
    };
  }

  private RecordMapping mapping(YamlMap map) {
    String entityId = map.text("entity");
    Entity entity = vocabulary.entity(entityId).orElse(null);
    if (entity == null && !entityId.isEmpty()) {
      map.problem(
          "entity",
          "the vocabulary has no entity '"
              + entityId
              + "'"
              + DidYouMean.of(entityId, vocabulary.entities().stream().map(Entity::id).toList()));
    }
    When when = null;
    YamlMap whenMap = map.map("when");
    if (whenMap != null) {
      LinkedHashSet<String> in = new LinkedHashSet<>();
      whenMap.texts("in").forEach(text -> in.add(CellText.normal(text)));
      when = new When(whenMap.text("column"), in);
      whenMap.done();
    }
    Map<String, Value> fixed = attributeValues(map, "fixed", entity);
    Map<String, FactValue> absent = absent(map, entity);
    if (!absent.isEmpty() && entity != null && entity.cardinality() == Entity.Cardinality.MANY) {
      map.problem("absent", "'absent' is only for an entity of cardinality one");
    }
    List<AttributeCell> columns = columns(map, entity);
    map.done();
    if (entity != null && entity.time() != null) {
      String time = entity.time();
      if (columns.stream().noneMatch(cell -> cell.attribute().equals(time))
          && !fixed.containsKey(time)) {
        map.problem("entity", "no column gives " + entityId + "." + time + ", its date");
      }
    }
    return new RecordMapping(entityId, when, fixed, columns, absent);
  }

  private static List<AttributeCell> columns(YamlMap map, @Nullable Entity entity) {
    List<AttributeCell> cells = new ArrayList<>();
    YamlMap columns = map.map("columns");
    if (columns == null) {
      map.problem("columns", "'columns' is missing");
      return cells;
    }
    for (String column : columns.keys()) {
      YamlMap says = columns.mapUnlessText(column);
      String attributeId = says == null ? columns.text(column) : says.text("attribute");
      Attribute attribute = attribute(columns, column, attributeId, entity);
      Cell cell =
          says == null
              ? new Cell(column, DateForm.AUTO, Map.of(), Map.of())
              : cell(column, says, attribute == null ? null : attribute.type());
      if (says != null) {
        says.done();
      }
      cells.add(new AttributeCell(attributeId, cell));
    }
    return cells;
  }

  private static Map<String, Value> attributeValues(
      YamlMap map, String key, @Nullable Entity entity) {
    Map<String, Value> values = new LinkedHashMap<>();
    YamlMap entries = map.map(key);
    if (entries != null) {
      for (String attributeId : entries.keys()) {
        Attribute attribute = attribute(entries, attributeId, attributeId, entity);
        values.put(
            attributeId, value(entries, attributeId, attribute == null ? null : attribute.type()));
      }
    }
    return values;
  }

  private static Map<String, FactValue> absent(YamlMap map, @Nullable Entity entity) {
    Map<String, FactValue> facts = new LinkedHashMap<>();
    YamlMap entries = map.map("absent");
    if (entries != null) {
      for (String attributeId : entries.keys()) {
        Attribute attribute = attribute(entries, attributeId, attributeId, entity);
        YamlMap missing = entries.mapUnlessText(attributeId);
        if (missing == null) {
          Value value = value(entries, attributeId, attribute == null ? null : attribute.type());
          facts.put(attributeId, new FactValue.Known(value));
        } else {
          facts.put(
              attributeId,
              new FactValue.Missing(missing.word("missing", Reason.values(), Reason::word, null)));
          missing.done();
        }
      }
    }
    return facts;
  }

  private static @Nullable Attribute attribute(
      YamlMap map, String key, String attributeId, @Nullable Entity entity) {
    if (entity == null) {
      return null;
    }
    Attribute attribute = entity.attributes().get(attributeId);
    if (attribute == null) {
      map.problem(
          key,
          entity.id()
              + " has no attribute '"
              + attributeId
              + "'"
              + DidYouMean.of(attributeId, entity.attributes().keySet()));
    } else if (attribute.builtIn()) {
      map.problem(key, entity.id() + "." + attributeId + " is derived and cannot be imported");
    }
    return attribute;
  }

  private enum Delimiter {
    COMMA("comma", ','),
    TAB("tab", '\t'),
    SEMICOLON("semicolon", ';');

    private final String word;
    private final char sign;

    Delimiter(String word, char sign) {
      this.word = word;
      this.sign = sign;
    }

    String word() {
      return word;
    }
  }
}
