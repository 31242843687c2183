package org.todoku.linkage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.todoku.library.PublishedRules;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.verify.AttributesRead;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.Entity;

/** Every item that the vocabulary knows, by the department that holds it, with what it is for. */
@Service
public class DataItems {
  private final PublishedRules published;
  private final Clock clock;

  DataItems(PublishedRules published, Clock clock) {
    this.published = published;
    this.clock = clock;
  }

  /**
   * An item of a kind of record.
   *
   * @param readers the rules in force today that read it themselves, in the order of the library
   */
  public record Item(Entity entity, Attribute attribute, List<Rule> readers) {
    public Item {
      readers = List.copyOf(readers);
    }
  }

  /** The items by the id of their custodian, which is empty where none is stated. */
  public Map<String, List<Item>> byCustodian() {
    RuleSet rules = published.inForce(LocalDate.now(clock)).ruleSet();
    Map<AttributePath, List<Rule>> readers = new LinkedHashMap<>();
    for (Rule rule : rules.rules()) {
      for (AttributePath path : AttributesRead.of(rule, rules.vocabulary())) {
        readers.computeIfAbsent(path, any -> new ArrayList<>()).add(rule);
      }
    }
    Map<String, List<Item>> items = new LinkedHashMap<>();
    for (Entity entity : rules.vocabulary().entities()) {
      Entity.Source source = entity.source();
      String custodian = source == null ? "" : Objects.requireNonNullElse(source.custodian(), "");
      for (Attribute attribute : entity.attributeList()) {
        if (!attribute.builtIn()) {
          AttributePath path = new AttributePath(entity.id(), attribute.id());
          items
              .computeIfAbsent(custodian, any -> new ArrayList<>())
              .add(new Item(entity, attribute, readers.getOrDefault(path, List.of())));
        }
      }
    }
    return items;
  }
}
